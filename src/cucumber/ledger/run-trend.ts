import { casesOf } from '../run/cases-of';
import type { Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';
import { namesAllRed, paceIn, type RunRecord, recordOf } from './run-record';
import { hasFailed, hasPassed, hasRun, hasTold } from './told-cases';
import { whyUnkept } from './why-unkept';

/** A run beside those that were recorded before it. */
export interface RunTrend {
  /** Those before it, in the order of time. */
  readonly earlier: readonly RunRecord[];
  /** Its own record; null where it is none to hold later ones against. */
  readonly own: RunRecord | null;
  /** Why it has none, as the end of a sentence; null where it has one. */
  readonly unkept: string | null;
  /** The last of those before; null where there is none. */
  readonly last: RunRecord | null;
  /** Red now, and not in the run before; null where that one named not all of its red ones. */
  readonly newlyRed: readonly RunCase[] | null;
  /** Red in the run before; it ran now, and passed. */
  readonly newlyWell: readonly RunCase[];
  /** Red in the run before, and captured now, as the bug that it is known to be. */
  readonly newlyKnown: readonly RunCase[];
  /** Red in the run before, and nothing is known of it now: it was skipped, left out or not finished. */
  readonly unknownNow: readonly RunCase[];
  /** Flaky now, and not in the run before. */
  readonly newlyFlaky: readonly RunCase[];
  /** Much slower or faster than they used to be, the greatest change first. */
  readonly paces: readonly PaceChange[];
  /** The scenarios that were red before, too, by their ids. */
  readonly stillRed: ReadonlyMap<string, LongRed>;
}

/** A scenario that has been red without a break. */
export interface LongRed {
  readonly case: RunCase;
  /** The first of the runs in which it was. */
  readonly since: RunRecord;
}

/** A scenario that takes another time than it used to. */
export interface PaceChange {
  readonly case: RunCase;
  readonly beforeMs: number;
  /** Whether it took less than that before, and nobody knows how much less. */
  readonly isAtMost: boolean;
  /** Of how many runs that is the middle. */
  readonly runsBefore: number;
  readonly nowMs: number;
}

/** Holds a run against those that were recorded before; `isWhole` says whether all of it is there. Pure. */
export function trendOf(run: Run, records: readonly RunRecord[], isWhole: boolean): RunTrend {
  const { startedAt } = run;
  const earlier = records.filter((record) => startedAt === null || record.startedAt < startedAt);
  const last = earlier.at(-1) ?? null;
  const facts = { last: last ?? undefined, isWhole };
  const cases = casesOf(run).map((one) => one.case);
  const failed = cases.filter((one) => hasFailed(one, run));
  const wereRed = cases.filter(({ id }) => last !== null && isRedIn(last, id));
  const wasRed = new Set(wereRed.map(({ id }) => id));
  return {
    earlier,
    last,
    own: recordOf(run, facts),
    unkept: whyUnkept(run, facts),
    newlyRed: last !== null && namesAllRed(last) ? failed.filter(({ id }) => !wasRed.has(id)) : null,
    newlyWell: wereRed.filter((one) => hasPassed(one, run)),
    newlyKnown: wereRed.filter(({ verdict }) => verdict === 'captured'),
    unknownNow: wereRed.filter((one) => !hasTold(one, run)),
    newlyFlaky: cases.filter(({ id, isFlaky }) => isFlaky && last !== null && !last.flaky.has(id)),
    paces: cases
      .filter((one) => hasRun(one))
      .flatMap((one) => paceOf(one, earlier))
      .toSorted((one, other) => changeOf(other) - changeOf(one)),
    stillRed: new Map(
      failed.flatMap((one) => {
        const since = redSince(one.id, earlier);
        return since === undefined ? [] : [[one.id, { case: one, since }] as const];
      }),
    ),
  };
}

function isRedIn({ red, stillRed }: RunRecord, id: string): boolean {
  return red.has(id) || stillRed.has(id);
}

// The oldest of the runs in a row, back from the last one, in which it was red.
function redSince(id: string, earlier: readonly RunRecord[]): RunRecord | undefined {
  const well = earlier.findLastIndex((record) => !isRedIn(record, id));
  return earlier[well + 1];
}

/** How many of the last runs tell how long a scenario used to take. */
const pacedRunsMax = 10;
const paceFactor = 2;
const paceMs = 1000;

// A machine is slow by chance now and then, so the middle of several runs counts, and only what doubles or halves. Of two in the
// middle the one counts that says less, and what took at most some time may have taken none.
function paceOf(one: RunCase, earlier: readonly RunRecord[]): PaceChange[] {
  const known = earlier
    .flatMap((record) => paceIn(record, one.id) ?? [])
    .slice(-pacedRunsMax)
    .toSorted((a, b) => a.ms - b.ms);
  const nowMs = Math.round(tookOf(one));
  const most = known[Math.floor(known.length / 2)];
  if (most !== undefined && isOther(nowMs, most.ms)) {
    return [{ case: one, beforeMs: most.ms, isAtMost: !most.isExact, runsBefore: known.length, nowMs }];
  }
  const least = known.map(({ ms, isExact }) => (isExact ? ms : 0)).toSorted((a, b) => a - b);
  const leastMs = least[Math.floor((least.length - 1) / 2)] ?? 0;
  return isOther(leastMs, nowMs)
    ? [{ case: one, beforeMs: leastMs, isAtMost: false, runsBefore: known.length, nowMs }]
    : [];
}

// Of what takes milliseconds nobody waits for the double.
function isOther(slowMs: number, fastMs: number): boolean {
  return slowMs - fastMs >= paceMs && slowMs >= fastMs * paceFactor;
}

function changeOf({ beforeMs, nowMs }: PaceChange): number {
  return Math.abs(nowMs - beforeMs);
}
