import { casesOf } from '../run/cases-of';
import type { Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';
import { namesAllRed, paceIn, type RunRecord, recordOf } from './run-record';
import { hasFailed, hasPassed, hasRun, hasTold } from './told-cases';
import { whyUnkept } from './why-unkept';

/** A comparison of a run with earlier ones. */
export interface RunTrend {
  /** The earlier runs, in chronological order. */
  readonly earlier: readonly RunRecord[];
  /** The record of this run; null if later runs cannot be compared with it. */
  readonly own: RunRecord | null;
  /** Why it has no record, as the end of a sentence; otherwise null. */
  readonly unkept: string | null;
  /** The previous run; null if there is none. */
  readonly last: RunRecord | null;
  /** Red now, but not in the previous run; null if the record of that run does not list all red scenarios. */
  readonly newlyRed: readonly RunCase[] | null;
  /** Red in the previous run; ran now, and passed. */
  readonly newlyWell: readonly RunCase[];
  /** Red in the previous run, and captured now, as a known bug. */
  readonly newlyKnown: readonly RunCase[];
  /** Red in the previous run, and without a result now: skipped, left out or not finished. */
  readonly unknownNow: readonly RunCase[];
  /** Flaky now, but not in the previous run. */
  readonly newlyFlaky: readonly RunCase[];
  /** Scenarios that became much slower or faster, the greatest change first. */
  readonly paces: readonly PaceChange[];
  /** The scenarios that were red in the previous run, too, by their ids. */
  readonly stillRed: ReadonlyMap<string, LongRed>;
}

/** A scenario that has been red in consecutive runs. */
export interface LongRed {
  readonly case: RunCase;
  /** The first of these runs. */
  readonly since: RunRecord;
}

/** A scenario whose duration has changed. */
export interface PaceChange {
  readonly case: RunCase;
  readonly beforeMs: number;
  /** Whether `beforeMs` is only an upper bound. */
  readonly isAtMost: boolean;
  /** The number of runs of which `beforeMs` is the median. */
  readonly runsBefore: number;
  readonly nowMs: number;
}

/** Compares a run with earlier ones; `isWhole` says whether the run is complete. Pure. */
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

// The first of the consecutive runs, up to the last one, in which the scenario was red.
function redSince(id: string, earlier: readonly RunRecord[]): RunRecord | undefined {
  const well = earlier.findLastIndex((record) => !isRedIn(record, id));
  return earlier[well + 1];
}

/** How many of the last runs are used for the usual duration of a scenario. */
const pacedRunsMax = 10;
const paceFactor = 2;
const paceMs = 1000;

// Single runs may be slow by chance, so the median of several runs is used, and only a change by a factor of two counts. If the number
// of runs is even, the middle value with the smaller change is used. An upper bound may stand for a duration of zero.
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

// A change of a few milliseconds does not matter, even if it doubles the duration.
function isOther(slowMs: number, fastMs: number): boolean {
  return slowMs - fastMs >= paceMs && slowMs >= fastMs * paceFactor;
}

function changeOf({ beforeMs, nowMs }: PaceChange): number {
  return Math.abs(nowMs - beforeMs);
}
