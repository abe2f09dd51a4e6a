import type { PendingOperation } from './pending-operation';

/** The pending operations that can go on now: the first of each lane, and only timers that may ring now. */
export function ableOperations(pending: readonly PendingOperation[]): readonly PendingOperation[] {
  const lanes = new Set<string>();
  return pending.filter(({ isAble, lane }) => {
    const isFirst = lane === undefined || !lanes.has(lane);
    if (lane !== undefined) {
      lanes.add(lane);
    }
    return isFirst && (isAble?.() ?? true);
  });
}
