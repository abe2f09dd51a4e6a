import type { EventEmitter } from 'node:events';
import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';

/** What has listeners, such as a request. */
export type Emitter = Pick<EventEmitter, 'emit'>;

/** Has the listeners of an emitter called in the context that it was given last, whoever has it emit. */
export class EmitterContexts<Context> {
  readonly #contexts = new WeakMap<object, Context>();
  readonly #run: (context: Context, work: () => unknown) => unknown;

  /** `run` does work in a context. It sets our storage alone: `AsyncResource.bind()` would set back those of others, too. */
  constructor(run: (context: Context, work: () => unknown) => unknown) {
    this.#run = run;
  }

  /** @throws AuditOptionError for what emits nothing, or cannot be given another way to emit. */
  give(emitter: Emitter, context: Context): void {
    try {
      if (!this.#contexts.has(emitter)) {
        this.#comeBetween(emitter);
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

  /** Once for each emitter: the context is looked up when it emits. */
  #comeBetween(emitter: Emitter): void {
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
