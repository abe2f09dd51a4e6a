import { AsyncLocalStorage } from 'node:async_hooks';
import { Mutex } from 'async-mutex';
import { AuditReentryError } from '../domain/errors';

/** Lets one task at a time in; the others wait in the order they came. */
export interface Lock {
  /** Takes the lock, runs the task and releases the lock, however the task ends. */
  runExclusive<T>(task: () => Promise<T>): Promise<T>;
}

interface Hold {
  held: boolean;
}

/** The lock around the opening and the closing of one session. Taken again from inside itself it says so, and does not hang. */
export class SessionLock implements Lock {
  readonly #mutex = new Mutex();
  readonly #hold = new AsyncLocalStorage<Hold>();

  /** @throws AuditReentryError (rejects) when the task that holds the lock asks for it again. */
  async runExclusive<T>(task: () => Promise<T>): Promise<T> {
    if (this.#hold.getStore()?.held) {
      throw new AuditReentryError();
    }
    return await this.#mutex.runExclusive(async () => {
      const hold: Hold = { held: true };
      try {
        return await this.#hold.run(hold, task);
      } finally {
        // What the task started and left running may ask again later: by then it no longer holds anything.
        hold.held = false;
      }
    });
  }
}
