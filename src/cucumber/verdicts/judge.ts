import { messageOf } from '../ground/thrown';
import { saysWords } from '../ground/whole-words';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { FailedClaim, Outcome } from './outcome';
import type { Verdict } from './verdict';

/** What a scenario is expected to do today. */
export type Expectation =
  | { readonly kind: 'hold' }
  /** `saying` are the words that the failing assertion contains; without them any assertion will do. */
  | { readonly kind: 'fail'; readonly saying: string | undefined }
  /** `saying` are the words of the exception that is declared. */
  | { readonly kind: 'throw'; readonly saying: string };

/** Reads the expectation off the tags and the description. */
export function expectationOf({ expectedFail, reason }: TaggedScenario): Expectation {
  if (expectedFail === undefined) {
    return { kind: 'hold' };
  }
  return reason?.thrown === undefined
    ? { kind: 'fail', saying: reason?.text }
    : { kind: 'throw', saying: reason.thrown.text };
}

/** Holds what was expected against what happened. */
export function judge(expectation: Expectation, outcome: Outcome): Verdict {
  if (expectation.kind === 'hold') {
    return outcome.kind === 'passed' ? 'holds' : 'broken';
  }
  switch (outcome.kind) {
    case 'passed':
      return 'fixed';
    case 'claim failed':
      return isAsExpected(expectation, outcome.claim) ? 'captured' : 'shifted';
    case 'went wrong':
      return 'compromised';
  }
}

// Where an exception is declared an assertion says that something else is wrong, whatever its words are.
function isAsExpected(
  { kind, saying = '' }: Exclude<Expectation, { kind: 'hold' }>,
  { error, isDeclared }: FailedClaim,
): boolean {
  return isDeclared === (kind === 'throw') && saysWords(messageOf(error), saying);
}
