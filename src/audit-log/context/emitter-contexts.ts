import type { EventEmitter } from 'node:events';
import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';

/** An object with listeners, such as a request. */
export type Emitter = Pick<EventEmitter, 'emit'>;

/**
 * Calls the listeners of an emitter in the context that was given last for this emitter. Without that, a listener runs in the context of
 * the code that emits. For a request that code is its socket, which has no context, or the context of another request.
 */
export class EmitterContexts<Context> {
  readonly #contexts = new WeakMap<object, Context>();
  readonly #run: (context: Context, work: () => unknown) => unknown;

  /** @param run does work in a context. It sets only our storage; `AsyncResource.bind()` would also reset the storages of other libraries. */
  constructor(run: (context: Context, work: () => unknown) => unknown) {
    this.#run = run;
  }

  /** @throws AuditOptionError for an object that has no method `emit`, or is frozen. */
  give(emitter: Emitter, context: Context): void {
    try {
      if (!this.#contexts.has(emitter)) {
        this.#wrapEmit(emitter);
      }
      this.#contexts.set(emitter, context);
    } catch (error) {
      throw new AuditOptionError(
        'emitters',
        `inContext() takes, behind the work, what has listeners, such as a request of node:http, not ${describeValue(emitter)}.`,
        error,
      );
    }
  }

  /** Wraps `emit`, once for each emitter: the context is looked up at each event. */
  #wrapEmit(emitter: Emitter): void {
    const { emit } = emitter;
    if (typeof emit !== 'function') {
      throw new TypeError('It has no method emit.');
    }
    const inContext = (work: () => unknown): unknown => {
      const context = this.#contexts.get(emitter);
      return context === undefined ? work() : this.#run(context, work);
    };
    const value = function (this: unknown, ...event: readonly unknown[]): unknown {
      return inContext(() => Reflect.apply(emit, this, event));
    };
    Object.defineProperty(emitter, 'emit', { value, configurable: true, writable: true });
  }
}
