import { AuditService, createEngine, type Engine, type VerifyOptions } from 'audit-race';
import Database from 'better-sqlite3';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { makeRows } from './sealed-rows';
import { median, whole } from './statistics';

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 300_000);
const BATCH_ROWS = 4000;
const PROOFS = 25;
const STOPS = 16;
/** The aim, on one core, if the data is in memory. The ratio to the check that SQLite itself has tells how quick the machine is. */
const PER_SECOND_AIM = 300_000;

/** The cost of work on each entry. */
interface Cost {
  readonly perSecond: number;
  /** The CPU time in microseconds, of all threads, which a busy machine distorts least. */
  readonly cpuUs: number;
}

/** Measures the cost of verifying a log and proving its entries, and how soon an aborted verification ends. */
export async function measureVerifying(file: string): Promise<void> {
  await fill(file);
  const audit = new AuditService({ databaseUrl: `sqlite://${file}` });
  const plain = await measureVerify(audit, {});
  const followed = await measureVerify(audit, { indexes: true });
  const sqlite = await measureWarm(() => checkBySqlite(file));
  const proveMs = await measureProofs(audit, await audit.ensureSession());
  const stops = await measureStops(audit, ENTRIES / followed.perSecond);
  await audit.close();
  const row = (what: string, { perSecond, cpuUs }: Cost) => [
    what,
    whole(perSecond),
    (perSecond / sqlite.perSecond).toFixed(2),
    cpuUs.toFixed(2),
  ];
  const verdict = plain.perSecond >= PER_SECOND_AIM ? 'met' : 'MISSED';
  printTable(
    [
      `verifying ${whole(ENTRIES)} entries`,
      'entries a second',
      'of the PRAGMA',
      'us of CPU an entry',
      'aim',
      '',
    ],
    [
      [...row('verify', plain), `at least ${whole(PER_SECOND_AIM)}`, verdict],
      [...row('verify, indexes followed', followed), '', ''],
      [...row("PRAGMA integrity_check('audit_entry') alone", sqlite), '', ''],
    ],
  );
  printTable(
    ['asking', 'ms'],
    [
      ['prove (median)', proveMs.toFixed(1)],
      [`verify, from its signal until it rejects (longest of ${STOPS})`, Math.max(...stops.told).toFixed(1)],
      ['until another question is answered (longest)', Math.max(...stops.free).toFixed(1)],
    ],
  );
}

async function measureVerify(audit: AuditService, options: VerifyOptions): Promise<Cost> {
  showProgress(`verifying with ${JSON.stringify(options)}`);
  return await measureWarm(async () => {
    const { isIntact } = await audit.verify(options);
    if (!isIntact) {
      throw new Error('The log is not intact.');
    }
  });
}

/** Measures the last of three runs, when the data is in memory and V8 has compiled the code. */
async function measureWarm(work: () => Promise<void> | void): Promise<Cost> {
  await work();
  await work();
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: ENTRIES / seconds, cpuUs: (user + system) / ENTRIES };
}

function checkBySqlite(file: string): void {
  const database = new Database(file, { readonly: true });
  database.pragma("integrity_check('audit_entry')");
  database.close();
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

/** Aborts at several moments spread over the whole duration, one after another. */
async function measureStops(audit: AuditService, seconds: number) {
  const told: number[] = [];
  const free: number[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    showProgress(`giving up, ${stop + 1} of ${STOPS}`);
    const giver = new AbortController();
    const call = audit.verify({ indexes: true, signal: giver.signal });
    const ended = call.catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, (seconds * 1000 * stop) / STOPS));
    const startedAt = performance.now();
    giver.abort(new Error('enough'));
    await ended;
    told.push(performance.now() - startedAt);
    await audit.getEntry('none', { staleOk: true });
    free.push(performance.now() - startedAt);
  }
  return { told, free };
}

async function fill(file: string): Promise<void> {
  const engine = await createEngine(`sqlite://${file}`);
  await engine.createTables();
  const batches = Math.ceil(ENTRIES / BATCH_ROWS);
  for (let batch = 0; batch < batches; batch += 1) {
    showProgress(`filling a log, ${batch + 1} of ${batches}`);
    await engine.store({ writer: 'bench', batch: batch + 1, rows: makeRows(batch, BATCH_ROWS) });
  }
  await engine.close();
}
