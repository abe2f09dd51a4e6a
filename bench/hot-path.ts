import { AuditService, type Engine, type NewEntry } from 'audit-race';
import { makeEvent } from './events';
import { printTable } from './print-table';
import { median } from './statistics';

const RUNS = 7;
const CALLS = 100_000;

/** An engine that never answers: what is measured is the caller's side alone. */
const silentEngine: Engine = {
  createTables: () => Promise.resolve(),
  store: () => new Promise(() => undefined),
  list: () => Promise.resolve([]),
  get: () => Promise.resolve(undefined),
  count: () => Promise.resolve(0),
  findPosition: () => Promise.resolve(undefined),
  prune: () => Promise.resolve(0),
  storeAtExit: () => undefined,
  close: () => Promise.resolve(),
};

/** What one call costs, beside the floor below which nothing can be. */
export async function measureHotPath(): Promise<void> {
  const event = makeEvent(1);
  const kept: NewEntry[] = [];
  const pushNs = await measure(() => {
    kept.push({ ...event });
    kept.length %= 1000;
  });
  const jsonNs = await measure(() => JSON.stringify(event.details));
  const recordNs = await measureRecord(CALLS);
  const open = new AuditService({ engine: silentEngine });
  await open.ensureSession();
  const holder: { engine?: Engine } = { engine: silentEngine };
  const checkNs = await measureAsync(async () => holder.engine ?? (await Promise.resolve(silentEngine)));
  const ensureNs = await measureAsync(() => open.ensureSession());
  process.stdout.write('\nOne call, in the caller\n\n');
  printTable(
    ['', 'ns', '÷ floor'],
    [
      ['array push of a built object (floor)', format(pushNs), '1.0'],
      ['JSON.stringify of the details', format(jsonNs), ratio(jsonNs, pushNs)],
      ['record()', format(recordNs), ratio(recordNs, pushNs)],
      ['await of a plain property check (floor)', format(checkNs), '1.0'],
      ['ensureSession() when open', format(ensureNs), ratio(ensureNs, checkNs)],
    ],
  );
  process.stdout.write('\nrecord() with so many entries held\n\n');
  const rows: string[][] = [];
  for (const entries of [1000, 10_000, 100_000, 1_000_000]) {
    rows.push([
      entries.toLocaleString('en'),
      format(await measureRecord(entries)),
      format(measureMemory(entries)),
    ]);
  }
  printTable(['entries', 'ns a call', 'bytes an entry'], rows);
}

async function measureRecord(entries: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < (entries > CALLS ? 3 : RUNS); run += 1) {
    const audit = fullService(entries);
    const event = makeEvent(run);
    const startedAt = process.hrtime.bigint();
    for (let call = 0; call < entries; call += 1) {
      audit.record(event);
    }
    times.push(Number(process.hrtime.bigint() - startedAt) / entries);
    await Promise.allSettled([audit.close({ timeoutMs: 1 })]);
  }
  return median(times);
}

function measureMemory(entries: number): number {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const audit = fullService(entries);
  for (let call = 0; call < entries; call += 1) {
    audit.record(makeEvent(call));
  }
  global.gc?.();
  const bytes = (process.memoryUsage().heapUsed - before) / entries;
  audit.close({ timeoutMs: 1 }).catch(() => undefined);
  return bytes;
}

/** A service whose entries stay where they are. */
function fullService(entries: number): AuditService {
  return new AuditService({
    engine: silentEngine,
    queueEntriesMax: Math.max(1, entries),
    batchWaitMs: 60_000,
    batchEntriesMax: 65_536,
  });
}

async function measure(call: () => unknown): Promise<number> {
  return await measureAsync(call);
}

async function measureAsync(call: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = process.hrtime.bigint();
    for (let number = 0; number < CALLS; number += 1) {
      const result = call();
      if (result instanceof Promise) {
        await result;
      }
    }
    times.push(Number(process.hrtime.bigint() - startedAt) / CALLS);
  }
  return median(times);
}

const format = (value: number) => value.toFixed(0);
const ratio = (value: number, floor: number) => (value / floor).toFixed(1);
