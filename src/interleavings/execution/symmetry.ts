import type { PendingOperation } from './pending-operation';

/**
 * Whether the start of another caller already stands for the start of this one.
 *
 * Callers of one kind that have not started are interchangeable. Swapping two of them only swaps their names in the rest of the
 * order. So the search lets only the first of them start next.
 */
export function isCountedElsewhere(one: PendingOperation, pending: readonly PendingOperation[]): boolean {
  return (
    one.twin !== undefined &&
    pending.some((other) => other.twin === one.twin && other.place.caller < one.place.caller)
  );
}

/** How many orders the start of a caller stands for: one for each caller of its kind that has not started. */
export function twinCount({ twin }: PendingOperation, pending: readonly PendingOperation[]): number {
  return pending.filter((other) => other.twin === twin).length;
}
