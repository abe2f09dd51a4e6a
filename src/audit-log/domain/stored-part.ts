/** By the error of a call that stores rows one part after the other: how many were stored before it failed. */
const storedCounts = new WeakMap<Error, number>();

/** Notes of an error that the first rows of its call are stored. Returns the error. */
export function withStoredPart<Failure extends Error>(error: Failure, storedCount: number): Failure {
  storedCounts.set(error, storedCount);
  return error;
}

/** How many rows a call has stored that failed with this error: the first ones. */
export function storedPartOf(error: unknown): number {
  return error instanceof Error ? (storedCounts.get(error) ?? 0) : 0;
}
