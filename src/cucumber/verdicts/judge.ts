import { messageOf } from '../ground/thrown';
import { saysWords } from '../ground/whole-words';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { FailedClaim, Outcome } from './outcome';
import type { Verdict } from './verdict';

/** What a scenario is expected to do today. */
export type Expectation =
  | { readonly kind: 'hold' }
  /** `saying` is text that the failing assertion must contain. Without it, any assertion is accepted. */
  | { readonly kind: 'fail'; readonly saying: string | undefined }
  /** `saying` is text that the declared exception must contain. */
  | { readonly kind: 'throw'; readonly saying: string };

/** Derives the expectation from the tags and the description. */
export function expectationOf({ expectedFail, reason }: TaggedScenario): Expectation {
  if (expectedFail === undefined) {
    return { kind: 'hold' };
  }
  return reason?.thrown === undefined
    ? { kind: 'fail', saying: reason?.text }
    : { kind: 'throw', saying: reason.thrown.text };
}

/** Compares the outcome with the expectation. */
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

// If an exception is declared, a failed assertion is another failure, whatever its message.
function isAsExpected(
  { kind, saying = '' }: Exclude<Expectation, { kind: 'hold' }>,
  { error, isDeclared }: FailedClaim,
): boolean {
  return isDeclared === (kind === 'throw') && saysWords(messageOf(error), saying);
}
