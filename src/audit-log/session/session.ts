import { AuditClosedError, AuditStoreError } from '../domain/errors';
import { settled } from '../domain/settled';
import { storeErrorOf } from '../domain/store-error-of';
import { type CallLimits, unlessAborted, whileListening } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import { isInside } from '../ports/run-inside';
import { CallsInFlight } from './calls-in-flight';
import { type EngineSource, openEngine } from './open-engine';
import { type Lock, SessionLock } from './session-lock';
import {
  begin,
  engineOf,
  fail,
  lose,
  open,
  type SessionStage,
  type SessionState,
  startClosing,
} from './session-state';

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
  #lostFor: AuditStoreError | undefined;
  /** Aborted when the caller of {@link Session.close} waits no longer. */
  readonly #hurry = new AbortController();

  /** Opens nothing yet. Each session has a lock of its own: two services never wait for each other. */
  constructor(source: EngineSource, sessionLock: Lock = new SessionLock()) {
    this.#source = source;
    this.#sessionLock = sessionLock;
  }

  /** How far the session has come. */
  get stage(): SessionStage {
    return this.#state.is;
  }

  /** The engine, if one is open now. */
  get engine(): Engine | undefined {
    return engineOf(this.#state);
  }

  /**
   * The engine, opened on first use: double-checked locking.
   *
   * Between the look and the assignment there are two waits, and in each of them other callers look, too. Without the lock, all of them
   * open an engine, and the last one assigned stays; without the second look, they do so one after another. JavaScript needs no more than
   * this: between two waits no other code runs, so it is safe to look at a plain field.
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
      this.#refuseWhenClosed();
      this.#shareFailureSince(failuresSeen);
      return await this.#open();
    });
  }

  /** Does one piece of work with the engine; closing waits until it is done. An engine that turns out lost is replaced. */
  async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return await this.hold(async () => {
      const engine = await this.ensureSession();
      try {
        return await settled(work(engine));
      } catch (error) {
        const failure = storeErrorOf(error);
        await this.#dropIfLost(engine, failure);
        throw failure;
      }
    });
  }

  /** Does work that will use the engine, if only later; closing waits until it is done. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    const leave = this.#callsInFlight.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Whether the running code belongs to the opening or the closing of the engine, for which everybody else has to wait. */
  get isInside(): boolean {
    return isInside(this.#sessionLock);
  }

  /** @throws AuditClosedError once closing has begun. */
  refuseWhenClosing(): void {
    if (this.#state.is === 'closing' || this.#state.is === 'closed') {
      throw new AuditClosedError(this.#state.is);
    }
  }

  /**
   * Lets `finish` store what is held, waits for the work under way, then closes the engine. All callers share one outcome.
   *
   * `finish` may still use the session. It returns whether the work under way is worth waiting for. Once the signal is aborted, none is,
   * and the engine gets an aborted signal, too.
   */
  close(
    finish: () => Promise<boolean> = () => Promise.resolve(true),
    { signal }: CallLimits = {},
  ): Promise<void> {
    const hurry = () => this.#hurry.abort(signal?.reason);
    this.#closing ??= whileListening(this.#closeOnce(finish), signal, hurry);
    return this.#closing;
  }

  /** Refuses a closed session only: while it closes, what was accepted may still be stored. */
  #refuseWhenClosed(): void {
    if (this.#state.is === 'closed') {
      throw new AuditClosedError(this.#state.is);
    }
  }

  /** Callers that were waiting when an opening failed get its error. They do not each try again. */
  #shareFailureSince(failuresSeen: number): void {
    if (this.#lastFailure.count > failuresSeen) {
      throw this.#lastFailure.error;
    }
  }

  /** Opens an engine, and assigns it last, so that nobody ever sees an engine without its tables. */
  async #open(): Promise<Engine> {
    this.#state = begin(this.#state);
    try {
      const engine = await openEngine(this.#source, this.#hurry.signal, this.#lostFor);
      this.#state = open(this.#state, engine);
      this.#tellOpened();
      return engine;
    } catch (error) {
      const failure = storeErrorOf(error);
      this.#state = fail(this.#state);
      this.#lastFailure = { count: this.#lastFailure.count + 1, error: failure };
      throw failure;
    }
  }

  #tellOpened(): void {
    const lostFor = this.#lostFor;
    this.#lostFor = undefined;
    this.#source.opened?.(lostFor);
  }

  /**
   * Takes a lost engine out of the session, and closes what is left of it before another is opened.
   *
   * Under the lock, because two engines must not be open on one file of which a part was replaced.
   */
  async #dropIfLost(engine: Engine, error: unknown): Promise<void> {
    if (error instanceof AuditStoreError && error.engineLost && engineOf(this.#state) === engine) {
      this.#state = lose(this.#state);
      this.#lostFor = error;
      // The engine is lost anyway, so it does not matter if it fails to close.
      await this.#sessionLock.runExclusive(() => Promise.allSettled([this.#dispose(engine)]));
    }
  }

  #dispose(engine: Engine): Promise<void> {
    return this.#source.dispose(engine, this.#hurry);
  }

  async #closeOnce(finish: () => Promise<boolean>): Promise<void> {
    this.#state = startClosing(this.#state);
    // Not under the lock: a call in flight may need the lock to open the session that it was promised.
    if (await finish()) {
      await Promise.allSettled([unlessAborted(this.#callsInFlight.drained(), this.#hurry.signal)]);
    }
    await this.#sessionLock.runExclusive(async () => {
      const engine = engineOf(this.#state);
      try {
        if (engine !== undefined) {
          await this.#dispose(engine);
        }
      } catch (error) {
        throw storeErrorOf(error);
      } finally {
        this.#state = { is: 'closed' };
      }
    });
  }
}
