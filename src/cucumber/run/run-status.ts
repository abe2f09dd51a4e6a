/** How a step, a hook or an attempt ended. */
export type RunStatus = 'unknown' | 'passed' | 'skipped' | 'pending' | 'undefined' | 'ambiguous' | 'failed';

// The order of Cucumber itself.
const fromBest: readonly RunStatus[] = [
  'unknown',
  'passed',
  'skipped',
  'pending',
  'undefined',
  'ambiguous',
  'failed',
];

/** The status in a message; one that is not known to us is `unknown`. */
export function statusOf(word: string): RunStatus {
  return fromBest.find((status) => status === word.toLowerCase()) ?? 'unknown';
}

/** The worst of several; `unknown` for none. */
export function worstStatus(statuses: readonly RunStatus[]): RunStatus {
  return fromBest[Math.max(0, ...statuses.map((status) => fromBest.indexOf(status)))] ?? 'unknown';
}
