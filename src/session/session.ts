import { AuditClosedError } from '../domain/errors';
import type { Engine } from '../ports/engine';
import { CallsInFlight } from './calls-in-flight';
import type { EngineSource } from './engine-source';
import { type Lock, SessionLock } from './session-lock';
import { begin, engineOf, fail, open, type SessionState, startClosing } from './session-state';

interface FailedOpening {
  /** How many openings have failed, this one included. */
  readonly count: number;
  readonly error: unknown;
}

/**
 * The one open engine of a service.
 *
 * It opens on first use and closes once. Work is done between entering and leaving, so that closing can wait for it.
 */
export class Session {
  readonly #source: EngineSource;
  readonly #sessionLock: Lock;
  readonly #callsInFlight = new CallsInFlight();
  #state: SessionState = { is: 'new' };
  #lastFailure: FailedOpening = { count: 0, error: undefined };
  #closing: Promise<void> | undefined;

  /** Opens nothing yet. Each session has a lock of its own: two services never wait for each other. */
  constructor(source: EngineSource, sessionLock: Lock = new SessionLock()) {
    this.#source = source;
    this.#sessionLock = sessionLock;
  }

  /**
   * The engine, opened on first use: double-checked locking.
   *
   * Between the look and the assignment lie two waits, and in each of them other callers look too. Without the lock all
   * of them open an engine and the last one assigned stays; without the second look they do so one after another.
   * JavaScript needs no more than this: between two waits nobody else runs, so a plain field can be looked at safely.
   *
   * @see issue 991
   */
  async ensureSession(): Promise<Engine> {
    const opened = engineOf(this.#state); // Look. Once it is open, the lock is never taken again.
    if (opened !== undefined) {
      return opened;
    }
    const failuresSeen = this.#lastFailure.count;
    return await this.#sessionLock.runExclusive(async () => {
      const openedMeanwhile = engineOf(this.#state); // Look again: whoever held the lock before may have opened it.
      if (openedMeanwhile !== undefined) {
        return openedMeanwhile;
      }
      this.#shareFailureSince(failuresSeen);
      return await this.#open();
    });
  }

  /** Does one piece of work with the engine; closing waits until it is done. */
  async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    this.refuseWhenClosing();
    const leave = this.#callsInFlight.enter();
    try {
      return await work(await this.ensureSession());
    } finally {
      leave();
    }
  }

  /** @throws AuditClosedError once closing has begun. */
  refuseWhenClosing(): void {
    if (this.#state.is === 'closing' || this.#state.is === 'closed') {
      throw new AuditClosedError(this.#state.is);
    }
  }

  /** Waits for the work under way, then closes the engine. All callers share one outcome. */
  close(): Promise<void> {
    this.#closing ??= this.#closeOnce();
    return this.#closing;
  }

  /** Those who were waiting when an opening failed hear of it; they do not each try again. */
  #shareFailureSince(failuresSeen: number): void {
    if (this.#lastFailure.count > failuresSeen) {
      throw this.#lastFailure.error;
    }
  }

  /** Opens, and assigns last, so that nobody ever sees an engine without its tables. */
  async #open(): Promise<Engine> {
    this.#state = begin(this.#state);
    try {
      const engine = await this.#createWithTables();
      this.#state = open(this.#state, engine);
      return engine;
    } catch (error) {
      this.#state = fail(this.#state);
      this.#lastFailure = { count: this.#lastFailure.count + 1, error };
      throw error;
    }
  }

  async #createWithTables(): Promise<Engine> {
    const engine = await this.#source.create();
    try {
      await engine.createTables();
      return engine;
    } catch (error) {
      // Half open is worse than closed: nobody else knows this engine. What is told is why the opening failed.
      await Promise.allSettled([this.#source.dispose(engine)]);
      throw error;
    }
  }

  async #closeOnce(): Promise<void> {
    this.#state = startClosing(this.#state);
    // Not under the lock: a call in flight may need the lock to open the session that it was promised.
    await this.#callsInFlight.drained();
    await this.#sessionLock.runExclusive(async () => {
      const engine = engineOf(this.#state);
      try {
        if (engine !== undefined) {
          await this.#source.dispose(engine);
        }
      } finally {
        this.#state = { is: 'closed' };
      }
    });
  }
}
