import type { CaseWatch } from './case-watch';
import { expectationOf, judge } from './judge';
import { type Course, describeCourse, describeSeen, type Outcome } from './outcome';
import {
  makeCompromisedVerdict,
  makeFixedVerdict,
  makeRetriedVerdict,
  makeShiftedVerdict,
  type VerdictSubject,
} from './red-verdict';
import type { VerdictRecord } from './run-records';
import type { Verdict } from './verdict';
import type { VerdictError } from './verdict-errors';

/** What is decided about one attempt. */
export interface Decision {
  /** What goes into the reports. */
  readonly record: VerdictRecord;
  /** What is to be told; absent where the verdict is green, or the scenario's own failure says it all. */
  readonly error: VerdictError | undefined;
}

/** Everything that a decision rests on. */
interface Evidence extends VerdictSubject {
  readonly watch: CaseWatch | undefined;
  readonly course: Course | undefined;
  /** Whether an earlier attempt did not fail as expected: a bug that does not show each time is not captured. */
  readonly hasEscaped: boolean;
}

/** Decides about an attempt; a guard that its suite chose to skip is not judged. */
export function decide(evidence: Evidence): Decision | undefined {
  const { scenario, watch, course, hasEscaped, repetition = null } = evidence;
  if (watch === undefined && course?.status === 'skipped') {
    return undefined;
  }
  const outcome = watch?.outcome(course) ?? outcomeOfGuard(course);
  const plainVerdict = judge(expectationOf(scenario), outcome);
  const isRetried = plainVerdict === 'captured' && hasEscaped;
  const verdict: Verdict = isRetried ? 'compromised' : plainVerdict;
  return {
    record: {
      verdict,
      issues: scenario.issues,
      expectedFailure: scenario.reason?.text ?? null,
      seen: describeSeen(outcome),
      repetition,
      where: scenario.where,
    },
    error: isRetried ? makeRetriedVerdict(evidence) : makeError(evidence, outcome, verdict),
  };
}

function outcomeOfGuard(course: Course | undefined): Outcome {
  return course === undefined || course.status === 'passed'
    ? { kind: 'passed' }
    : { kind: 'went wrong', what: `the scenario ${describeCourse(course)}`, advice: 'repair this' };
}

function makeError(evidence: Evidence, outcome: Outcome, verdict: Verdict): VerdictError | undefined {
  const { expectedFail } = evidence.scenario;
  if (expectedFail === undefined || verdict === 'captured') {
    return undefined;
  }
  switch (outcome.kind) {
    case 'passed':
      return makeFixedVerdict(evidence, expectedFail);
    case 'claim failed':
      return makeShiftedVerdict(evidence, outcome.claim);
    case 'went wrong':
      return makeCompromisedVerdict(evidence, outcome);
  }
}
