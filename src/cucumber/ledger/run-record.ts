import { createHash } from 'node:crypto';
import { casesOf } from '../run/cases-of';
import type { CaseVerdict, Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';
import { hasFailed, hasRun, hasTold } from './told-cases';
import { whyUnkept } from './why-unkept';

/** How many runs the file of runs keeps; the oldest are dropped. */
export const runsMax = 100;
/** How many scenarios of one kind a record lists. */
const namedMax = 200;
const slowestMax = 20;
/** How many of the other scenarios that ran are recorded. */
const othersMax = 2500;

/** The facts about a run that are kept for comparison with later ones. Scenarios are identified by their ids on the page. */
export interface RunRecord {
  /** In ISO 8601; unique among the runs. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** The commit that was checked out; null if no build system provides it. */
  readonly commit: string | null;
  /** Whether Cucumber reported success. */
  readonly success: boolean;
  /** How often each verdict was given. */
  readonly verdicts: ReadonlyMap<CaseVerdict, number>;
  /** How many scenarios of the same features a filter left out. */
  readonly leftOut: number;
  /** The red scenarios, with their verdicts. */
  readonly red: ReadonlyMap<string, string>;
  /** Scenarios that were red in their last run with a result, but have no result now: left out, skipped, or without steps. */
  readonly stillRed: ReadonlySet<string>;
  /** The flaky scenarios, with the number of attempts. */
  readonly flaky: ReadonlyMap<string, number>;
  /** The durations of the slowest finished scenarios, in milliseconds. */
  readonly slowest: ReadonlyMap<string, number>;
  /** The other finished scenarios, by their {@link shortKey}. Each is at most as slow as the fastest of `slowest`. */
  readonly others: ReadonlySet<string>;
}

/** An upper bound of a scenario's duration in a run. If `isExact` is true, it is the duration itself. */
export interface KnownPace {
  readonly ms: number;
  readonly isExact: boolean;
}

/** The duration of a scenario in a run; undefined if it did not finish, or is not recorded. */
export function paceIn({ slowest, others }: RunRecord, id: string): KnownPace | undefined {
  const ms = slowest.get(id);
  if (ms !== undefined) {
    return { ms, isExact: true };
  }
  const most = slowest.size < slowestMax ? 0 : Math.min(...slowest.values());
  return others.has(shortKey(id)) ? { ms: most, isExact: most === 0 } : undefined;
}

/** A short hash of a scenario's id, with {@link shortKeyLength} characters. */
function shortKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, shortKeyLength);
}

/** With this length, the keys of thousands of scenarios collide in only one of a thousand suites. */
export const shortKeyLength = 4;

/** What a run is compared with, and whether it is complete. */
export interface RecordFacts {
  /** The record of the previous run. */
  readonly last: RunRecord | undefined;
  /** Whether the run is complete. */
  readonly isWhole: boolean;
}

/** The record of a run. Null if later runs cannot be compared with it; {@link whyUnkept} says why. */
export function recordOf(run: Run, facts: RecordFacts): RunRecord | null {
  const { last } = facts;
  const cases = casesOf(run).map((one) => one.case);
  const ran = cases.filter(({ verdict }) => verdict !== 'not run');
  const told = cases.filter((one) => hasTold(one, run));
  const leftOut = cases.length - ran.length;
  const { startedAt, durationMs, success } = run;
  const isEnded = startedAt !== null && durationMs !== null && success !== null;
  if (!isEnded || whyUnkept(run, facts) !== null) {
    return null;
  }
  const toldIds = new Set(told.map(({ id }) => id));
  const known = new Set(cases.map(({ id }) => id));
  const formerlyRed = [...(last?.red.keys() ?? []), ...(last?.stillRed ?? [])];
  return {
    startedAt,
    durationMs,
    commit: run.ci?.commit ?? null,
    success,
    verdicts: countVerdicts(ran),
    leftOut,
    red: named(
      told.filter((one) => hasFailed(one, run)),
      ({ verdict }) => verdict,
    ),
    // A scenario that no longer exists in any feature is dropped.
    stillRed: new Set(formerlyRed.filter((id) => !toldIds.has(id) && known.has(id)).slice(0, namedMax)),
    flaky: named(
      ran.filter(({ isFlaky }) => isFlaky),
      ({ attempts }) => attempts.length,
    ),
    ...pacesOf(told.filter((one) => hasRun(one))),
  };
}

/** Whether the record lists all red scenarios, and was not cut. */
export function namesAllRed({ red, stillRed }: RunRecord): boolean {
  return red.size < namedMax && stillRed.size < namedMax;
}

function countVerdicts(cases: readonly RunCase[]): ReadonlyMap<CaseVerdict, number> {
  const counts = new Map<CaseVerdict, number>();
  for (const { verdict } of cases) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

function named<Fact>(cases: readonly RunCase[], read: (one: RunCase) => Fact): ReadonlyMap<string, Fact> {
  return new Map(cases.slice(0, namedMax).map((one) => [one.id, read(one)]));
}

function pacesOf(cases: readonly RunCase[]): Pick<RunRecord, 'slowest' | 'others'> {
  const times = cases
    .map((one) => [one.id, Math.round(tookOf(one))] as const)
    .toSorted(([, one], [, other]) => other - one);
  const slowest = times.filter(([, ms]) => ms > 0).slice(0, slowestMax);
  const others = times.slice(slowest.length, slowest.length + othersMax);
  return { slowest: new Map(slowest), others: new Set(others.map(([id]) => shortKey(id))) };
}
