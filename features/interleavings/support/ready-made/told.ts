import type { CallerOutcome } from '@audit-race/interleavings';

/** What the callers came to: the value of each, or the words of its error. */
export function told(outcomes: readonly CallerOutcome[]): unknown[] {
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : wordsOf(outcome)));
}

function wordsOf(outcome: CallerOutcome): unknown {
  return outcome.status === 'rejected' ? String(outcome.reason) : outcome.status;
}
