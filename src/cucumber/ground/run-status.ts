/** The status of a step, a hook or an attempt, from best to worst, in the order that Cucumber uses. */
export const runStatuses = [
  'unknown',
  'passed',
  'skipped',
  'pending',
  'undefined',
  'ambiguous',
  'failed',
] as const;

/** One of the {@link runStatuses}. */
export type RunStatus = (typeof runStatuses)[number];

/** The status named in a message; an unrecognised one is `unknown`. */
export function statusOf(word: string): RunStatus {
  return runStatuses.find((status) => status === word.toLowerCase()) ?? 'unknown';
}

/** The worst of several statuses; `unknown` for an empty list. */
export function worstStatus(statuses: readonly RunStatus[]): RunStatus {
  const worst = statuses.reduce((most, status) => Math.max(most, runStatuses.indexOf(status)), 0);
  return runStatuses[worst] ?? 'unknown';
}
