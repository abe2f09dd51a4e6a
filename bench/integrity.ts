import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditService, createEngine, type Engine, type EntryRow } from 'audit-race';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median, whole } from './statistics';

/** What the issue asks for is measured at batches of this size. */
const BATCH_ROWS = 4096;
const BATCHES = 12;
const ROUNDS = 7;
const PROOFS = 25;

interface Costs {
  readonly sealed: number;
  readonly unsealed: number;
}

/** What the evidence costs: CPU in the thread that writes, which a busy machine blurs least, and the time to verify and to prove. */
export async function measureIntegrity(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-race-bench-'));
  try {
    const costs = await measureStoring(folder);
    const asked = await measureAsking(path.join(folder, 'asked.db'));
    printTable(
      ['evidence of tampering', 'with', 'without', 'more'],
      [
        [
          'storing, us of CPU a row',
          costs.sealed.toFixed(2),
          costs.unsealed.toFixed(2),
          (costs.sealed - costs.unsealed).toFixed(2),
        ],
      ],
    );
    printTable(
      ['asking', 'figure'],
      [
        ['verify, entries a second', whole(asked.verifiedPerSecond)],
        ['verify, us of CPU an entry', asked.verifyUs.toFixed(2)],
        ['prove, ms (median)', asked.proveMs.toFixed(1)],
      ],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turns, so that whatever else the machine does meets both. */
async function measureStoring(folder: string): Promise<Costs> {
  const sealed: number[] = [];
  const unsealed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    showProgress(`storing, round ${round + 1} of ${ROUNDS}`);
    sealed.push(await storeAll(path.join(folder, `sealed-${round}.db`), true));
    unsealed.push(await storeAll(path.join(folder, `unsealed-${round}.db`), false));
  }
  return { sealed: median(sealed), unsealed: median(unsealed) };
}

/** The microseconds of CPU a row, of both threads: what they differ in is what the one that writes does more. */
async function storeAll(file: string, evidence: boolean): Promise<number> {
  const engine = await createEngine(`sqlite://${file}`);
  await engine.createTables();
  const batches = Array.from({ length: BATCHES }, (_, index) => makeRows(index));
  const before = process.cpuUsage();
  for (const [index, rows] of batches.entries()) {
    await engine.store({ writer: 'bench', batch: index + 1, rows, evidence });
  }
  const { user, system } = process.cpuUsage(before);
  await engine.close();
  rmSync(file);
  return (user + system) / (BATCHES * BATCH_ROWS);
}

async function measureAsking(file: string) {
  await storeKept(file);
  const audit = new AuditService({ databaseUrl: `sqlite://${file}` });
  const engine = await audit.ensureSession();
  await audit.verify();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const { entries } = await audit.verify();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const proveMs = await measureProofs(audit, engine);
  await audit.close();
  return { verifiedPerSecond: entries / seconds, verifyUs: (user + system) / entries, proveMs };
}

async function measureProofs(audit: AuditService, engine: Engine): Promise<number> {
  const times: number[] = [];
  for (let proof = 0; proof < PROOFS; proof += 1) {
    const found: unknown = await engine.findPosition(1 + proof * 1500);
    const [, id]: unknown[] = Array.isArray(found) ? found : [];
    const startedAt = performance.now();
    await audit.prove(String(id));
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

async function storeKept(file: string): Promise<void> {
  const engine = await createEngine(`sqlite://${file}`);
  await engine.createTables();
  for (let index = 0; index < BATCHES * 4; index += 1) {
    showProgress(`filling a log, ${index + 1} of ${BATCHES * 4}`);
    await engine.store({ writer: 'bench', batch: index + 1, rows: makeRows(index) });
  }
  await engine.close();
}

/** About 280 bytes each. */
function makeRows(batch: number): EntryRow[] {
  return Array.from({ length: BATCH_ROWS }, (_, index): EntryRow => {
    const number = batch * BATCH_ROWS + index;
    const id = `0199c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const details = JSON.stringify({ lines: number % 50, note: `what was applied to the plan ${number}` });
    const named = [`user-${number % 100}`, `plan/${number % 1000}`, 'success', id] as const;
    return [
      id,
      1_790_000_000_000 + number,
      'plan.applied',
      ...named,
      null,
      null,
      null,
      null,
      null,
      null,
      details,
    ];
  });
}
