import type { PendingOperation } from './pending-operation';

/** Those of a list that can go on now: the first of each lane, and of the timers whose time is told those that are due first. */
export function ableOperations(pending: readonly PendingOperation[]): readonly PendingOperation[] {
  const soonestMs = Math.min(...pending.map(({ dueMs }) => dueMs ?? Number.POSITIVE_INFINITY));
  const lanes = new Set<string>();
  return pending.filter(({ dueMs, lane }) => {
    if (dueMs !== undefined && dueMs > soonestMs) {
      return false;
    }
    const isFirst = lane === undefined || !lanes.has(lane);
    if (lane !== undefined) {
      lanes.add(lane);
    }
    return isFirst;
  });
}
