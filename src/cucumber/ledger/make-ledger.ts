import { append } from '../ground/append';
import { describeLine } from '../ground/place';
import { isGreen } from '../run/case-verdict';
import { casesOf } from '../run/cases-of';
import { findHeldLate } from '../run/held-late';
import { mayBeGreen } from '../run/kind-of-case';
import type { CaseVerdict, Run, RunAttempt, RunCase } from '../run/run';
import { compareIssues, type IssueKey, type IssueStates, linkTo } from '../tags/issue';
import type { Vocabulary } from '../tags/vocabulary';
import type {
  IssueLedger,
  IssueStanding,
  LedgerFailure,
  LedgerIssue,
  LedgerScenario,
  LifeLines,
} from './issue-ledger';

/** The facts about issues beside the run. */
export interface LedgerSources {
  /** The tags of the suite. */
  readonly vocabulary: Vocabulary;
  /** The URL of an issue, with `{issue}` for its number. */
  readonly issueLink?: string | undefined;
  /** The states of issues in the tracker. */
  readonly issueStates?: IssueStates | undefined;
  /** The findings of earlier runs. */
  readonly lifeLines?: LifeLines | undefined;
}

/** Makes the ledger of a run; pure. */
export function makeLedger(run: Run, sources: LedgerSources): IssueLedger {
  const scenarios = new Map<IssueKey, LedgerScenario[]>();
  for (const { case: one } of casesOf(run)) {
    for (const issue of issuesOf(one, sources.vocabulary)) {
      append(scenarios, issue, makeScenario(one));
    }
  }
  const issues = [...scenarios].map(([issue, borne]) => makeIssue(issue, borne, { ...sources, run }));
  return {
    startedAt: run.startedAt,
    issues: issues.toSorted((one, other) => compareIssues(one.issue, other.issue)),
  };
}

function issuesOf({ tags }: RunCase, vocabulary: Vocabulary): ReadonlySet<IssueKey> {
  const numbered = tags.filter((name) => vocabulary.kindOf(name) === 'numbered issue');
  return new Set(numbered.map((name) => vocabulary.issueOf(name)));
}

function makeScenario({ id, name, place, verdict, attempts }: RunCase): LedgerScenario {
  const last = attempts.at(-1);
  const heldLate = findHeldLate(attempts);
  const failures = attempts.map(failureOf).filter((failure) => failure !== null);
  return {
    id,
    name,
    at: describeLine(place),
    verdict,
    // If a guard held only at a later attempt, its first failure is more useful: the last one is the harness's own message about that.
    failure: verdict === 'holds' ? null : (failures.at(heldLate === null ? -1 : 0) ?? null),
    expected: last?.capture?.expected ?? last?.record?.expectedFailure ?? last?.quarantine?.expected ?? null,
    where: last?.record?.where ?? null,
    heldLate,
  };
}

// A captured failure is reported as a skipped step, so no step has its error. Every other failure is in a step or a hook.
function failureOf({ capture, steps, hooks }: RunAttempt): LedgerFailure | null {
  const [first] = [...steps, ...hooks].flatMap(({ error }) => error ?? []);
  if (first !== undefined) {
    return { name: first.type, message: first.message };
  }
  return capture && { name: capture.name, message: capture.message };
}

function makeIssue(
  issue: IssueKey,
  scenarios: readonly LedgerScenario[],
  { issueLink, issueStates, lifeLines, run }: LedgerSources & { readonly run: Run },
): LedgerIssue {
  const tracker = issueStates?.get(issue) ?? null;
  return {
    issue,
    standing: standingOf(scenarios, run),
    scenarios,
    link: linkTo(issue, issueLink) ?? tracker?.url ?? null,
    tracker,
    lifeLine: lifeLines?.get(issue) ?? null,
  };
}

const unproven: readonly CaseVerdict[] = ['not run', 'skipped', 'unknown', 'quarantined', 'shown'];

function standingOf(scenarios: readonly LedgerScenario[], { success }: Pick<Run, 'success'>): IssueStanding {
  const verdicts = scenarios.map(({ verdict }) => verdict);
  // A green run may contain these verdicts: a dry run, or one that allows pending steps.
  const silent = new Set([...unproven, ...(success === true ? mayBeGreen : [])]);
  if (verdicts.some((verdict) => !isGreen(verdict) && !silent.has(verdict))) {
    return 'red';
  }
  if (verdicts.includes('captured')) {
    return 'captured';
  }
  if (verdicts.includes('quarantined')) {
    return 'quarantined';
  }
  // If some guards were left out, one of them might have failed.
  if (!verdicts.every(isGreen)) {
    return 'notRun';
  }
  // A scenario that holds only because its bug shows under other conditions does not guard anything yet.
  return scenarios.some(({ where }) => where?.isHere === false) ? 'elsewhere' : 'guarded';
}
