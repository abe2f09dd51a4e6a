import { createHash } from 'node:crypto';
import { casesOf } from '../run/cases-of';
import type { CaseVerdict, Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';
import { hasFailed, hasRun, hasTold } from './told-cases';
import { whyUnkept } from './why-unkept';

/** How many runs a file of runs keeps: the last ones. */
export const runsMax = 100;
/** How many scenarios of one kind are named in the record of a run. */
const namedMax = 200;
const slowestMax = 20;
/** How many others are known to have run. */
const othersMax = 2500;

/** What is kept of a run, to compare later ones with. A scenario is called by its id on the page. */
export interface RunRecord {
  /** ISO 8601; no two runs have the same. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** The commit that was checked out; null where no build system says. */
  readonly commit: string | null;
  /** Whether Cucumber ended it as a success. */
  readonly success: boolean;
  /** How often each verdict was given. */
  readonly verdicts: ReadonlyMap<CaseVerdict, number>;
  /** How many scenarios of its features a filter left out. */
  readonly leftOut: number;
  /** The scenarios that needed somebody, each with its verdict. */
  readonly red: ReadonlyMap<string, string>;
  /** Those that were red when they last said anything, and said nothing now: left out, skipped, or without steps. */
  readonly stillRed: ReadonlySet<string>;
  /** How often a scenario was tried that failed and passed. */
  readonly flaky: ReadonlyMap<string, number>;
  /** How long the slowest of those took that came to their end, in milliseconds. */
  readonly slowest: ReadonlyMap<string, number>;
  /** The others that came to their end, by their {@link shortKey}: none of them took longer than any of the slowest. */
  readonly others: ReadonlySet<string>;
}

/** How long a scenario took in a run, at most; `isExact` where it took just that. */
export interface KnownPace {
  readonly ms: number;
  readonly isExact: boolean;
}

/** How long a scenario took in a run; undefined where it did not come to its end, or nobody knows. */
export function paceIn({ slowest, others }: RunRecord, id: string): KnownPace | undefined {
  const ms = slowest.get(id);
  if (ms !== undefined) {
    return { ms, isExact: true };
  }
  const most = slowest.size < slowestMax ? 0 : Math.min(...slowest.values());
  return others.has(shortKey(id)) ? { ms: most, isExact: most === 0 } : undefined;
}

/** What a scenario is called where there are many: {@link shortKeyLength} letters. */
function shortKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, shortKeyLength);
}

/** So many that the keys of thousands of scenarios differ, but for one in a thousand suites. */
export const shortKeyLength = 4;

/** What a run is held against, beside itself. */
export interface RecordFacts {
  /** The record before it. */
  readonly last: RunRecord | undefined;
  /** Whether all of it is there. */
  readonly isWhole: boolean;
}

/** What a run is worth keeping of; null where it is none to hold later ones against, which {@link whyUnkept} tells. */
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
    // One that is no longer in any feature is gone.
    stillRed: new Set(formerlyRed.filter((id) => !toldIds.has(id) && known.has(id)).slice(0, namedMax)),
    flaky: named(
      ran.filter(({ isFlaky }) => isFlaky),
      ({ attempts }) => attempts.length,
    ),
    ...pacesOf(told.filter((one) => hasRun(one))),
  };
}

/** Whether all scenarios that were red have a name in the record. */
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
