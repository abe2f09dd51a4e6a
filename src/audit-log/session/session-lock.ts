import { Mutex } from 'async-mutex';
import { AuditReentryError } from '../domain/errors';
import { isInside, runInside } from '../ports/run-inside';

/** Lets one task at a time in; the others wait in the order they came. */
export interface Lock {
  /** Takes the lock, runs the task and releases the lock, however the task ends. */
  runExclusive<T>(task: () => Promise<T>): Promise<T>;
}

/** The lock around the opening and the closing of one session. If its holder asks for it again, it rejects instead of hanging. */
export class SessionLock implements Lock {
  readonly #mutex = new Mutex();

  /** @throws AuditReentryError (rejects) when the task that holds the lock asks for it again. */
  async runExclusive<T>(task: () => Promise<T>): Promise<T> {
    if (isInside(this)) {
      throw new AuditReentryError();
    }
    return await this.#mutex.runExclusive(() => runInside(this, task));
  }
}
