import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine } from 'audit-race';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { makeRows } from './sealed-rows';
import { median } from './statistics';
import { measureVerifying } from './verifying';

/** The batch size to which the aims refer. */
const BATCH_ROWS = 4096;
const BATCHES = 12;
/** The first batches are a warm-up, in which V8 compiles the code. */
const WARMING_BATCHES = 8;
const ROUNDS = 7;

interface Costs {
  readonly sealed: number;
  readonly unsealed: number;
}

/** Measures the cost of the evidence: CPU time, which a busy machine distorts least, and the time to verify and to prove. */
export async function measureIntegrity(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-race-bench-'));
  try {
    const costs = await measureStoring(folder);
    const more = costs.sealed - costs.unsealed;
    printTable(
      ['evidence of tampering', 'with', 'without', 'more', 'aim', ''],
      [
        [
          'storing, us of CPU a row',
          costs.sealed.toFixed(2),
          costs.unsealed.toFixed(2),
          more.toFixed(2),
          'at most 2.00',
          more <= 2 ? 'met' : 'MISSED',
        ],
      ],
    );
    await measureVerifying(path.join(folder, 'asked.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Alternates between the two, so that other work of the machine affects both. */
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

/** The CPU time per row in microseconds, of all threads. The two cases differ only in the additional work of the writing thread. */
async function storeAll(file: string, evidence: boolean): Promise<number> {
  const engine = await createEngine(`sqlite://${file}`);
  await engine.createTables();
  const batches = Array.from({ length: WARMING_BATCHES + BATCHES }, (_, index) =>
    makeRows(index, BATCH_ROWS),
  );
  let before = process.cpuUsage();
  for (const [index, rows] of batches.entries()) {
    if (index === WARMING_BATCHES) {
      before = process.cpuUsage();
    }
    await engine.store({ writer: 'bench', batch: index + 1, rows, evidence });
  }
  const { user, system } = process.cpuUsage(before);
  await engine.close();
  rmSync(file);
  return (user + system) / (BATCHES * BATCH_ROWS);
}
