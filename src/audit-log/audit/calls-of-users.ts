import { AuditClosedError, AuditReentryError } from '../domain/errors';
import { unlessAborted } from '../ports/call-limits';
import type { Clock } from '../ports/clock';
import type { Engine } from '../ports/engine';
import type { Recorder } from '../queue/recorder';
import { CallsInFlight } from '../session/calls-in-flight';
import type { Session } from '../session/session';
import type { ReadManner } from './entry-reader';
import { type CallLimit, limitedCall } from './limited-call';

/** How work is done that takes many steps. */
export interface UpkeepManner {
  readonly limit: CallLimit;
  /** Whether everything accepted before must be stored first. Pruning does without it on a full disk, because it makes room. */
  readonly store: 'first' | 'unless it is full';
  /** When closing ends it: as soon as it begins, or when it cannot wait any longer. */
  readonly ends: 'when closing begins' | 'when closing cannot wait';
}

/** Lets the calls of users at the engine. None gets there once closing has begun; what the log itself has to store still does. */
export class CallsOfUsers {
  readonly #session: Session;
  readonly #recorder: Recorder;
  readonly #clock: Clock;
  readonly #upkeep = new CallsInFlight();
  readonly #closing = new AbortController();
  readonly #over = new AbortController();

  constructor(session: Session, recorder: Recorder, clock: Clock) {
    this.#session = session;
    this.#recorder = recorder;
    this.#clock = clock;
  }

  /** The engine, opened where none is open yet. */
  async engine(): Promise<Engine> {
    this.#session.refuseWhenClosing();
    // An open engine is returned at once, so there is nothing for closing to wait for.
    return this.#session.engine ?? (await this.engineInFlight());
  }

  /** The same for a call that was let in before. */
  engineInFlight(): Promise<Engine> {
    return this.useInFlight((engine) => Promise.resolve(engine));
  }

  /** Does one piece of work with the engine. When closing waits no longer, this rejects, whatever the engine does. */
  async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    this.#session.refuseWhenClosing();
    return await this.useInFlight(work);
  }

  /** The same for a call that was let in before, and for which closing waits. */
  async useInFlight<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return await unlessAborted(this.#session.use(work), this.#over.signal);
  }

  /** Resolves when everything accepted before is stored. */
  async flush(timeoutMs?: number): Promise<void> {
    this.#refuseInside();
    await this.#recorder.flush(timeoutMs);
  }

  /**
   * Reads. Unless `staleOk` is true, everything accepted before is stored first. The read is in flight from the start: closing waits
   * for its answer, even while the read still waits for the store.
   */
  async read<T>({ staleOk, signal }: ReadManner, work: (engine: Engine) => Promise<T>): Promise<T> {
    this.#session.refuseWhenClosing();
    const read = this.#session.hold(async () => {
      if (!staleOk) {
        await this.flush();
        signal.throwIfAborted();
      }
      return await this.useInFlight(work);
    });
    return await unlessAborted(read, this.#over.signal);
  }

  /**
   * Does work that takes many steps, once everything accepted before is stored, or the store is full.
   *
   * Closing waits for the work before it stores what is held, because what the work has changed must be recorded in the log. If the
   * caller gives up, the step under way still runs to its end.
   */
  async upkeep<T>({ limit, store, ends }: UpkeepManner, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
    this.#session.refuseWhenClosing();
    this.#refuseInside();
    const ending = ends === 'when closing begins' ? this.#closing.signal : this.#over.signal;
    return await limitedCall(limit, { clock: this.#clock, ending }, (stop) =>
      this.beside(async () => {
        const stored = store === 'first' ? this.#recorder.flush() : this.#recorder.storeUnlessFull();
        await unlessAborted(stored, stop);
        return await work(stop);
      }),
    );
  }

  /** Does work for which closing waits before it stores what is held. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const leave = this.#upkeep.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Aborted when closing waits for such work, which must then end after the step under way. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Aborted when closing no longer waits for any call. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Tells such work to end, and resolves when none is under way. */
  upkeepDone(): Promise<void> {
    this.#closing.abort(new AuditClosedError('closing'));
    return this.#upkeep.drained();
  }

  /** Rejects every call that still waits, because the log is closing and an engine may never answer. */
  abandon(): void {
    this.#over.abort(new AuditClosedError('closing'));
  }

  /** Code that opens the engine must not wait for entries: they wait for the engine. */
  #refuseInside(): void {
    if (this.#session.isInside && this.#recorder.counts.waiting > 0) {
      throw new AuditReentryError();
    }
  }
}
