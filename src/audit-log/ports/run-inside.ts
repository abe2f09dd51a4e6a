import { AsyncLocalStorage } from 'node:async_hooks';

interface Stay {
  readonly owner: object;
  isOver: boolean;
}

/**
 * The work to which the running code belongs, or to which the code belonged that has started it.
 *
 * One storage for all logs: Node keeps every storage that was ever used, and each makes every promise of the process slower. So it is
 * switched off as soon as nothing is inside; Node switches it on again when it is next used.
 */
const stays = new AsyncLocalStorage<readonly Stay[]>();
let stayCount = 0;

/**
 * Runs work such that {@link isInside} knows it, even in foreign code that it calls: that code must not wait for what waits for the work.
 */
export async function runInside<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const stay: Stay = { owner, isOver: false };
  const outer = stays.getStore()?.filter(({ isOver }) => !isOver) ?? [];
  stayCount += 1;
  try {
    return await stays.run([...outer, stay], work);
  } finally {
    // Code that the work has started and left running may ask later: by then it is no longer inside.
    stay.isOver = true;
    stayCount -= 1;
    if (stayCount === 0) {
      stays.disable();
    }
  }
}

/** Whether the running code belongs to work of this owner that goes on. */
export function isInside(owner: object): boolean {
  return stays.getStore()?.some((stay) => stay.owner === owner && !stay.isOver) ?? false;
}

/** Runs something that goes on independently of the work that has started it. */
export function runOutside<T>(work: () => T): T {
  return stays.getStore() === undefined ? work() : stays.run([], work);
}
