import type { Engine } from 'audit-race';
import { Session } from '#audit-log/session/session';

/** Wrong: the calls in flight are not counted, so closing under the lock takes the engine away from under them. */
export class SessionThatCountsNoCalls extends Session {
  override async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return await work(await this.ensureSession());
  }
}
