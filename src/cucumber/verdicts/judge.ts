import { foldWhitespace } from '../ground/text';
import type { Expectation } from './expectation';
import type { Outcome } from './outcome';
import type { Verdict } from './verdict';

/** Holds what was expected against what happened. */
export function judge(expectation: Expectation, outcome: Outcome): Verdict {
  if (expectation.kind === 'hold') {
    return outcome.kind === 'passed' ? 'holds' : 'broken';
  }
  switch (outcome.kind) {
    case 'passed':
      return 'fixed';
    case 'claim failed':
      return says(outcome.claim.error.message, expectation.saying) ? 'captured' : 'shifted';
    case 'went wrong':
      return 'compromised';
  }
}

function says(message: string, expected = ''): boolean {
  return foldWhitespace(message).includes(foldWhitespace(expected));
}
