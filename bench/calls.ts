import type { NewEntry } from 'audit-race';
import { makeEvent } from './events';
import { bytesInUse } from './heap';
import { HeldLog } from './held-log';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median, range, whole } from './statistics';

const WAITING = [1_000, 10_000, 100_000, 1_000_000] as const;
/** The total number of calls that are timed for each figure, and the minimum number of runs. */
const CALLS = 200_000;
const RUNS_MIN = 3;

/** The results of one run with a certain number of waiting entries, in nanoseconds per call. */
interface CallCosts {
  readonly push: number;
  readonly record: number;
  readonly check: number;
  readonly ensureSession: number;
}

/** Measures the cost of a call beside its floor, and whether it grows with the number of waiting entries. */
export async function measureCalls(): Promise<void> {
  const weights = await weighEntries();
  await timeCalls(CALLS); // Compiles what is measured.
  const rows: string[][] = [];
  for (const [index, waiting] of WAITING.entries()) {
    showProgress(`calls with ${waiting} entries waiting`);
    const runs: CallCosts[] = [];
    for (let run = 0; run < Math.max(RUNS_MIN, CALLS / waiting); run += 1) {
      runs.push(await timeCalls(waiting));
    }
    rows.push([whole(waiting), ...cells(runs), whole(weights[index] ?? Number.NaN)]);
  }
  showProgress('');
  process.stdout.write(
    '\nOne call in nanoseconds, while more and more entries wait: the median, and the range\n\n',
  );
  printTable(
    [
      'waiting',
      'push',
      'record()',
      'range',
      '÷ push',
      'check',
      'ensureSession()',
      'range',
      '÷ check',
      'bytes each',
    ],
    rows,
  );
  process.stdout.write(
    '\n  push: an object into an array. check: a property, in an async function. bytes each: memory for a waiting entry' +
      `\n  whose details are ${JSON.stringify(makeEvent(0).details).length} bytes of JSON, which JSON.stringify writes in ${whole(timeJson())} ns.\n`,
  );
}

function cells(runs: readonly CallCosts[]): string[] {
  const column = (name: keyof CallCosts) => runs.map((run) => run[name]);
  const middle = (name: keyof CallCosts) => median(column(name));
  return [
    whole(middle('push')),
    whole(middle('record')),
    range(column('record'), whole),
    (middle('record') / middle('push')).toFixed(1),
    whole(middle('check')),
    whole(middle('ensureSession')),
    range(column('ensureSession'), whole),
    (middle('ensureSession') / middle('check')).toFixed(2),
  ];
}

async function timeCalls(waiting: number): Promise<CallCosts> {
  const pushed: NewEntry[] = [];
  const event = makeEvent(waiting);
  const push = time(waiting, () => pushed.push({ ...event }));
  pushed.length = 0;
  const log = new HeldLog(waiting);
  await log.audit.ensureSession();
  const record = time(waiting, () => log.audit.record(event));
  const holder = { audit: log.audit };
  const check = await timeAwaited(waiting, async () => holder.audit ?? (await Promise.resolve(log.audit)));
  const ensureSession = await timeAwaited(waiting, () => log.audit.ensureSession());
  await log.end();
  return { push, record, check, ensureSession };
}

/** The memory of a waiting entry in bytes, for each number of waiting entries. */
async function weighEntries(): Promise<number[]> {
  const weights: number[] = [];
  await weighEntry(CALLS); // Compiles it: the code takes more memory than a thousand entries.
  for (const waiting of WAITING) {
    showProgress(`memory of ${waiting} entries waiting`);
    const runs: number[] = [];
    for (let run = 0; run < Math.max(1, RUNS_MIN * (10_000 / waiting)); run += 1) {
      runs.push(await weighEntry(waiting));
    }
    weights.push(median(runs));
  }
  return weights;
}

/** The memory of an entry in bytes while this many entries wait. */
async function weighEntry(waiting: number): Promise<number> {
  const log = new HeldLog(waiting);
  await log.audit.ensureSession();
  const before = bytesInUse();
  for (let number = 0; number < waiting; number += 1) {
    log.audit.record(makeEvent(number));
  }
  const bytes = bytesInUse() - before;
  await log.end();
  return bytes / waiting;
}

function timeJson(): number {
  const { details } = makeEvent(0);
  return time(CALLS, () => JSON.stringify(details));
}

function time(calls: number, call: () => unknown): number {
  const startedAt = process.hrtime.bigint();
  for (let number = 0; number < calls; number += 1) {
    call();
  }
  return Number(process.hrtime.bigint() - startedAt) / calls;
}

async function timeAwaited(calls: number, call: () => Promise<unknown>): Promise<number> {
  const startedAt = process.hrtime.bigint();
  for (let number = 0; number < calls; number += 1) {
    await call();
  }
  return Number(process.hrtime.bigint() - startedAt) / calls;
}
