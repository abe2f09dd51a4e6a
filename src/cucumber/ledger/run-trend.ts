import { casesOf } from '../run/cases-of';
import { kindOfCase } from '../run/kind-of-case';
import type { Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';
import { namesAllRed, type RunRecord, recordOf } from './run-record';

/** A run beside those that were recorded before it. */
export interface RunTrend {
  /** Those before it, in the order of time. */
  readonly earlier: readonly RunRecord[];
  /** Its own record; null where it is none of the whole suite. */
  readonly own: RunRecord | null;
  /** The last of those before; null where there is none. */
  readonly last: RunRecord | null;
  /** Red now, and not in the run before; null where that one named not all of its red ones. */
  readonly newlyRed: readonly RunCase[] | null;
  /** Red in the run before, and well now. */
  readonly newlyWell: readonly RunCase[];
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
  readonly nowMs: number;
}

/** Holds a run against those that were recorded before; pure. */
export function trendOf(run: Run, records: readonly RunRecord[]): RunTrend {
  const { startedAt } = run;
  const earlier = records.filter((record) => startedAt === null || record.startedAt < startedAt);
  const last = earlier.at(-1) ?? null;
  const cases = casesOf(run)
    .map((one) => one.case)
    .filter(({ verdict }) => verdict !== 'not run');
  const isRed = (one: RunCase) => kindOfCase(one, run) === 'failed';
  const wasRed = (id: string) => last !== null && isRedIn(last, id);
  return {
    earlier,
    last,
    own: recordOf(run, last ?? undefined),
    newlyRed:
      last !== null && namesAllRed(last) ? cases.filter((one) => isRed(one) && !wasRed(one.id)) : null,
    newlyWell: cases.filter((one) => !isRed(one) && wasRed(one.id)),
    newlyFlaky: cases.filter(({ id, isFlaky }) => isFlaky && last !== null && !last.flaky.has(id)),
    paces: cases
      .flatMap((one) => paceOf(one, earlier))
      .toSorted((one, other) => changeOf(other) - changeOf(one)),
    stillRed: new Map(
      cases.filter(isRed).flatMap((one) => {
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

// A machine is slow by chance now and then, so the middle of several runs counts, and only what doubles or halves.
function paceOf(one: RunCase, earlier: readonly RunRecord[]): PaceChange[] {
  const times = earlier.flatMap(({ slowest }) => slowest.get(one.id) ?? []).slice(-pacedRunsMax);
  const beforeMs = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  const nowMs = Math.round(tookOf(one));
  if (beforeMs === undefined) {
    return [];
  }
  const isOther =
    Math.abs(nowMs - beforeMs) >= paceMs &&
    (nowMs >= beforeMs * paceFactor || beforeMs >= nowMs * paceFactor);
  return isOther ? [{ case: one, beforeMs, nowMs }] : [];
}

function changeOf({ beforeMs, nowMs }: PaceChange): number {
  return Math.abs(nowMs - beforeMs);
}
