import type { PendingOperation } from './pending-operation';

/** Those of a list that can go on now: the first of each lane, and of the timers those whose time has come. */
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
