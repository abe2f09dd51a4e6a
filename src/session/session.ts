import { AuditClosedError } from '../domain/errors';
import type { Engine } from '../ports/engine';
import { CallsInFlight } from './calls-in-flight';
import type { EngineSource } from './engine-source';

/**
 * The one open engine of a service.
 *
 * It opens on first use and closes once. Work is done between entering and leaving, so that closing can wait for it.
 */
export class Session {
  readonly #source: EngineSource;
  readonly #callsInFlight = new CallsInFlight();
  #engine: Engine | undefined;
  #closing: Promise<void> | undefined;

  /** Opens nothing yet. */
  constructor(source: EngineSource) {
    this.#source = source;
  }

  /** The engine, opened on first use. */
  async ensureSession(): Promise<Engine> {
    if (this.#engine === undefined) {
      const engine = await this.#source.create();
      await engine.createTables();
      this.#engine = engine;
    }
    return this.#engine;
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
    if (this.#closing !== undefined) {
      throw new AuditClosedError('closing');
    }
  }

  /** Waits for the work under way, then closes the engine. All callers share one outcome. */
  close(): Promise<void> {
    this.#closing ??= this.#closeOnce();
    return this.#closing;
  }

  async #closeOnce(): Promise<void> {
    await this.#callsInFlight.drained();
    if (this.#engine !== undefined) {
      await this.#source.dispose(this.#engine);
    }
  }
}
