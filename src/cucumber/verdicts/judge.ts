import { saysWords } from '../ground/whole-words';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { Outcome } from './outcome';
import type { Verdict } from './verdict';

/** What a scenario is expected to do today. */
export type Expectation =
  | { readonly kind: 'hold' }
  /** `saying` are the words that the failing assertion contains; without them any assertion will do. */
  | { readonly kind: 'fail'; readonly saying: string | undefined };

/** Reads the expectation off the tags and the description. */
export function expectationOf({ expectedFail, reason }: TaggedScenario): Expectation {
  return expectedFail === undefined ? { kind: 'hold' } : { kind: 'fail', saying: reason?.text };
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
      return saysWords(outcome.claim.error.message, expectation.saying ?? '') ? 'captured' : 'shifted';
    case 'went wrong':
      return 'compromised';
  }
}
