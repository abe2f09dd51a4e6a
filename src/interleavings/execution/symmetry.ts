import type { PendingOperation } from './pending-operation';

/**
 * Whether starting somebody else stands for starting this one.
 *
 * Callers of one kind that have not started are interchangeable: to swap two of them renames the rest of the order
 * and changes nothing else, so only the first of them needs to go next.
 */
export function isCountedElsewhere(one: PendingOperation, pending: readonly PendingOperation[]): boolean {
  return (
    one.twin !== undefined &&
    pending.some((other) => other.twin === one.twin && other.place.caller < one.place.caller)
  );
}

/** How many orders the choice of one that has twins stands for: itself, and one for each twin that waits with it. */
export function twinCount({ twin }: PendingOperation, pending: readonly PendingOperation[]): number {
  return pending.filter((other) => other.twin === twin).length;
}
