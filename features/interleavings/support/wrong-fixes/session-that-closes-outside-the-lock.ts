import { AuditClosedError } from 'audit-race';
import type { EngineSource } from '#audit-log/session/open-engine';
import { Session } from '#audit-log/session/session';

/** Wrong: closing does not take the lock, so it runs beside an opening, and closes what it finds: nothing. */
export class SessionThatClosesOutsideTheLock extends Session {
  readonly #source: EngineSource;
  #isClosed = false;

  constructor(source: EngineSource) {
    super(source);
    this.#source = source;
  }

  override refuseWhenClosing(): void {
    if (this.#isClosed) {
      throw new AuditClosedError('closed');
    }
  }

  override async close(finish: () => Promise<boolean>): Promise<void> {
    this.#isClosed = true;
    await finish();
    if (this.engine !== undefined) {
      await this.#source.dispose(this.engine, {});
    }
  }
}
