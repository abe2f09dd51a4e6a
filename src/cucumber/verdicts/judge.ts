import type { Expectation } from './expectation';
import { foldWhitespace } from './fold-whitespace';
import type { Outcome } from './outcome';

/**
 * What a run says about a scenario.
 *
 * Only `holds` and `captured` are green. `fixed`: it was expected to fail and passes. `shifted`: a `Then` fails, but says
 * something else than was written down. `compromised`: something else went wrong, which proves nothing about the bug.
 */
export type Verdict = 'holds' | 'broken' | 'captured' | 'fixed' | 'shifted' | 'compromised';

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
