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
  /** Whether it needs what was accepted before: on a disk that is full, pruning is what makes room. */
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
    // Once it is open there is nothing that closing would have to wait for.
    return this.#session.engine ?? (await this.engineInFlight());
  }

  /** The same for a call that was let in before. */
  engineInFlight(): Promise<Engine> {
    return this.useInFlight((engine) => Promise.resolve(engine));
  }

  /** Does one piece of work with the engine. Once nobody waits for it any more, its caller is told so, whatever the engine does. */
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
   * Reads; first everything is stored that was accepted before, unless nobody minds. It is in flight from now on: closing waits for
   * its answer, also where it has to wait for the store first.
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
   * Does work that takes many steps, when everything is stored that was accepted before, or the store is full.
   *
   * Closing waits for it before it stores what is held: what the work has changed must stand in the log. Where somebody gives the
   * work up, the step under way still ends.
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

  /** Does such work of which nobody knows, beside everything else. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const leave = this.#upkeep.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Aborted when such work waits for others in vain, because the log closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Aborted when closing waits for nobody any more. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Resolves when no such work is under way. It waits for nobody else any more. */
  upkeepDone(): Promise<void> {
    this.#closing.abort(new AuditClosedError('closing'));
    return this.#upkeep.drained();
  }

  /** Tells everybody who still waits that the log is closing: an engine may never answer. */
  abandon(): void {
    this.#over.abort(new AuditClosedError('closing'));
  }

  /** What opens the engine cannot wait for entries that wait for the engine. */
  #refuseInside(): void {
    if (this.#session.isInside && this.#recorder.counts.waiting > 0) {
      throw new AuditReentryError();
    }
  }
}
