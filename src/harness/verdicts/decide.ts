import type { TaggedScenario } from '../tags/tagged-scenario';
import type { CaseWatch } from './case-watch';
import { expectationOf } from './expectation';
import { judge, type Verdict } from './judge';
import { type Course, describeCourse, describeSeen, type Outcome } from './outcome';
import {
  makeCompromisedVerdict,
  makeFixedVerdict,
  makeRetriedVerdict,
  makeShiftedVerdict,
} from './red-verdict';
import type { VerdictRecord } from './run-records';
import type { VerdictError } from './verdict-errors';

/** What is decided about one attempt. */
export interface Decision {
  /** What goes into the reports. */
  readonly record: VerdictRecord;
  /** What turns the run red; absent where the verdict is green, or the scenario's own failure says it all. */
  readonly error: VerdictError | undefined;
}

/** Everything that a decision rests on. */
interface Evidence {
  readonly scenario: TaggedScenario;
  readonly watch: CaseWatch | undefined;
  readonly course: Course | undefined;
  /** Whether an earlier attempt did not fail as expected: a bug that does not show each time is not captured. */
  readonly hasEscaped: boolean;
}

/** Decides about an attempt; a guard that its suite chose to skip is not judged. */
export function decide({ scenario, watch, course, hasEscaped }: Evidence): Decision | undefined {
  if (watch === undefined && course?.status === 'SKIPPED') {
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
    },
    error: isRetried ? makeRetriedVerdict(scenario) : makeError(scenario, outcome, verdict),
  };
}

function outcomeOfGuard(course: Course | undefined): Outcome {
  return course === undefined || course.status === 'PASSED'
    ? { kind: 'passed' }
    : { kind: 'went wrong', what: `the scenario ${describeCourse(course)}` };
}

function makeError(scenario: TaggedScenario, outcome: Outcome, verdict: Verdict): VerdictError | undefined {
  if (scenario.expectedFail === undefined || verdict === 'captured') {
    return undefined;
  }
  switch (outcome.kind) {
    case 'passed':
      return makeFixedVerdict(scenario, scenario.expectedFail);
    case 'claim failed':
      return makeShiftedVerdict(scenario, outcome.claim);
    case 'went wrong':
      return makeCompromisedVerdict(scenario, outcome.what);
  }
}
