import { AsyncLocalStorage } from 'node:async_hooks';
import { Mutex } from 'async-mutex';
import { AuditReentryError } from '../domain/errors';

/** Lets one task at a time in; the others wait in the order they came. */
export interface Lock {
  /** Takes the lock, runs the task and releases the lock, however the task ends. */
  runExclusive<T>(task: () => Promise<T>): Promise<T>;
}

interface Hold {
  readonly lock: SessionLock;
  held: boolean;
}

/**
 * The locks that the running code holds, or that whoever started it held.
 *
 * One for all locks: Node keeps every storage that was ever used, and each makes every promise of the process slower. So it is
 * switched off as soon as no lock is held; Node switches it on again when it is next used.
 */
const holds = new AsyncLocalStorage<readonly Hold[]>();
let heldCount = 0;

/** The lock around the opening and the closing of one session. Taken again from inside itself it says so, and does not hang. */
export class SessionLock implements Lock {
  readonly #mutex = new Mutex();

  /** @throws AuditReentryError (rejects) when the task that holds the lock asks for it again. */
  async runExclusive<T>(task: () => Promise<T>): Promise<T> {
    const outer = holds.getStore()?.filter(({ held }) => held) ?? [];
    if (outer.some(({ lock }) => lock === this)) {
      throw new AuditReentryError();
    }
    return await this.#mutex.runExclusive(async () => {
      const hold: Hold = { lock: this, held: true };
      heldCount += 1;
      try {
        return await holds.run([...outer, hold], task);
      } finally {
        // What the task started and left running may ask again later: by then it no longer holds anything.
        hold.held = false;
        heldCount -= 1;
        if (heldCount === 0) {
          holds.disable();
        }
      }
    });
  }
}
