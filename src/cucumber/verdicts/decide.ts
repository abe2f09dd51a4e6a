import type { CaseWatch } from './case-watch';
import { expectationOf, judge } from './judge';
import { type Course, describeCourse, describeSeen, type Outcome } from './outcome';
import {
  makeCompromisedVerdict,
  makeFixedVerdict,
  makeHeldLateVerdict,
  makeRetriedVerdict,
  makeShiftedVerdict,
  type VerdictSubject,
} from './red-verdict';
import type { VerdictRecord } from './run-records';
import type { Verdict } from './verdict';
import type { VerdictError } from './verdict-errors';

/** The decision about one attempt. */
export interface Decision {
  /** The record for the reports. */
  readonly record: VerdictRecord;
  /** The error to throw; undefined if the verdict is green, or if the scenario's own failure says everything. */
  readonly error: VerdictError | undefined;
}

/** Everything on which a decision is based. */
interface Evidence extends VerdictSubject {
  readonly watch: CaseWatch | undefined;
  readonly course: Course | undefined;
  /** The verdicts on the earlier attempts. */
  readonly earlier: readonly Verdict[];
}

/** Decides about an attempt. A guard that the suite has skipped is not judged. */
export function decide(evidence: Evidence): Decision | undefined {
  const { scenario, watch, course, repetition = null } = evidence;
  if (watch === undefined && course?.status === 'skipped') {
    return undefined;
  }
  const outcome = watch?.outcome(course) ?? outcomeOfGuard(course);
  const {
    verdict,
    heldAtAttempt = null,
    seen = describeSeen(outcome),
    error,
  } = judgeAttempt(evidence, outcome);
  return {
    record: {
      verdict,
      issues: scenario.issues,
      expectedFailure: scenario.reason?.text ?? null,
      seen,
      repetition,
      where: scenario.where,
      heldAtAttempt,
    },
    error,
  };
}

interface Judgement {
  readonly verdict: Verdict;
  readonly seen?: string;
  readonly heldAtAttempt?: number;
  readonly error: VerdictError | undefined;
}

// A capture must fail at each attempt, and a guard must hold at each attempt.
function judgeAttempt(evidence: Evidence, outcome: Outcome): Judgement {
  const { earlier } = evidence;
  const verdict = judge(expectationOf(evidence.scenario), outcome);
  const hasEscaped = earlier.some((one) => one !== 'captured');
  if (verdict === 'captured' && hasEscaped) {
    return { verdict: 'compromised', error: makeRetriedVerdict(evidence) };
  }
  if (verdict === 'holds' && earlier.length > 0) {
    const attempt = earlier.length + 1;
    return {
      verdict: 'broken',
      seen: `it held only at attempt ${attempt}`,
      heldAtAttempt: attempt,
      error: makeHeldLateVerdict(evidence, attempt),
    };
  }
  return { verdict, error: makeError(evidence, outcome, verdict) };
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
