import { AsyncLocalStorage } from 'node:async_hooks';

interface Stay {
  readonly owner: object;
  isOver: boolean;
}

/**
 * The work in which the running code is, or in which whoever started it was.
 *
 * One for all logs: Node keeps every storage that was ever used, and each makes every promise of the process slower. So it is
 * switched off as soon as nobody is inside; Node switches it on again when it is next used.
 */
const stays = new AsyncLocalStorage<readonly Stay[]>();
let stayCount = 0;

/** Does work of which {@link isInside} knows, wherever it calls code that is not ours: what waits for that work must not be waited for there. */
export async function runInside<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const stay: Stay = { owner, isOver: false };
  const outer = stays.getStore()?.filter(({ isOver }) => !isOver) ?? [];
  stayCount += 1;
  try {
    return await stays.run([...outer, stay], work);
  } finally {
    // What the work started and left running may ask again later: by then it is no longer inside.
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

/** Does what goes on for itself, whoever has started it. */
export function runOutside<T>(work: () => T): T {
  return stays.getStore() === undefined ? work() : stays.run([], work);
}
