import { casesOf } from '../run/cases-of';
import { kindOfCase } from '../run/kind-of-case';
import type { CaseVerdict, Run, RunCase } from '../run/run';
import { tookOf } from '../run/took-of';

/** How many runs a file of runs keeps: the last ones. */
export const runsMax = 100;
/** How many scenarios of one kind are named in the record of a run. */
const namedMax = 200;
const slowestMax = 20;

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
  /** Those that were red when they last ran, and did not run now. */
  readonly stillRed: ReadonlySet<string>;
  /** How often a scenario was tried that failed and passed. */
  readonly flaky: ReadonlyMap<string, number>;
  /** How long the slowest took, in milliseconds. */
  readonly slowest: ReadonlyMap<string, number>;
}

/** What a run is worth keeping of; null where it never ended, or left out more than it ran. `last` is the record before it. */
export function recordOf(run: Run, last: RunRecord | undefined): RunRecord | null {
  const cases = casesOf(run).map((one) => one.case);
  const ran = cases.filter(({ verdict }) => verdict !== 'not run');
  const leftOut = cases.length - ran.length;
  const { startedAt, finishedAt, success } = run;
  if (startedAt === null || finishedAt === null || success === null || leftOut > ran.length) {
    return null;
  }
  const ranIds = new Set(ran.map(({ id }) => id));
  const known = new Set(cases.map(({ id }) => id));
  const formerlyRed = [...(last?.red.keys() ?? []), ...(last?.stillRed ?? [])];
  return {
    startedAt,
    durationMs: Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)),
    commit: run.ci?.commit ?? null,
    success,
    verdicts: countVerdicts(ran),
    leftOut,
    red: named(
      ran.filter((one) => kindOfCase(one, run) === 'failed'),
      ({ verdict }) => verdict,
    ),
    // One that is no longer in any feature is gone.
    stillRed: new Set(formerlyRed.filter((id) => !ranIds.has(id) && known.has(id)).slice(0, namedMax)),
    flaky: named(
      ran.filter(({ isFlaky }) => isFlaky),
      ({ attempts }) => attempts.length,
    ),
    slowest: slowestOf(ran),
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

function slowestOf(cases: readonly RunCase[]): ReadonlyMap<string, number> {
  const slowest = cases
    .map((one) => [one.id, Math.round(tookOf(one))] as const)
    .filter(([, ms]) => ms > 0)
    .toSorted(([, one], [, other]) => other - one);
  return new Map(slowest.slice(0, slowestMax));
}
