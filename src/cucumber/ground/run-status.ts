/** How a step, a hook or an attempt ended, from best to worst: the order of Cucumber itself. */
export const runStatuses = [
  'unknown',
  'passed',
  'skipped',
  'pending',
  'undefined',
  'ambiguous',
  'failed',
] as const;

/** One of them. */
export type RunStatus = (typeof runStatuses)[number];

/** The status in a message; one that is not known to us is `unknown`. */
export function statusOf(word: string): RunStatus {
  return runStatuses.find((status) => status === word.toLowerCase()) ?? 'unknown';
}

/** The worst of several; `unknown` for none. */
export function worstStatus(statuses: readonly RunStatus[]): RunStatus {
  return runStatuses[Math.max(0, ...statuses.map((status) => runStatuses.indexOf(status)))] ?? 'unknown';
}
