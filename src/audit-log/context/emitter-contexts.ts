import type { EventEmitter } from 'node:events';
import { asked } from '../domain/asked';
import { AuditOptionError } from '../domain/errors';
import { describeValue, isList, isObject } from '../domain/harmless-text';

/** An object with listeners, such as a request. */
export type Emitter = Pick<EventEmitter, 'emit'>;

const WHAT_IT_TAKES =
  'inContext() takes, behind the work, what has listeners, such as a request of node:http';

/** What an emitter of somebody's own takes and gives may be anything, such as a promise. */
type Emit = (this: unknown, ...event: never[]) => unknown;

/** The method that an `emit` of ours calls, and the emitter whose context it calls that in. */
interface Wrapped {
  readonly emit: Emit;
  readonly emitter: Emitter;
}

/**
 * Calls the listeners of an emitter in the context that was given last for this emitter. Without that, a listener runs in the context of
 * the code that emits. For a request that code is its socket, which has no context, or the context of another request.
 */
export class EmitterContexts<Context> {
  readonly #contexts = new WeakMap<object, Context>();
  readonly #wrapped = new WeakMap<object, Wrapped>();
  /** The method that ours calls, by the emitter. */
  readonly #inner = new WeakMap<object, Emit>();
  readonly #run: (context: Context, work: () => unknown) => unknown;
  readonly #join: (earlier: Context, later: Context) => Context;

  /**
   * @param run does work in a context. It sets only our storage; `AsyncResource.bind()` would also reset the storages of other libraries.
   * @param join what an emitter keeps of the context that it had, when it is given another one.
   */
  constructor(
    run: (context: Context, work: () => unknown) => unknown,
    join: (earlier: Context, later: Context) => Context,
  ) {
    this.#run = run;
    this.#join = join;
  }

  /**
   * Gives all of them a context, or none.
   *
   * @throws AuditOptionError for an object that has no method `emit`, or whose `emit` cannot be replaced.
   */
  give(emitters: readonly Emitter[], context: Context): void {
    const known = emitters.map((emitter, index) => this.#wrap(emitter, index));
    for (const emitter of known) {
      const earlier = this.#contexts.get(emitter);
      this.#contexts.set(emitter, earlier === undefined ? context : this.#join(earlier, context));
    }
  }

  /** Wraps `emit` once for each emitter, and returns the emitter by which its context is kept: a proxy has that of its target. */
  #wrap(emitter: Emitter, index: number): Emitter {
    if (isObject(emitter) && this.#contexts.has(emitter) && !this.#isUnwrapped(emitter)) {
      return emitter;
    }
    const emit = readEmit(emitter, index);
    const known = this.#wrapped.get(emit);
    if (known !== undefined && asked(() => Object.hasOwn(emitter, 'emit'), false)) {
      return known.emitter;
    }
    // One that inherits from an emitter with a context has a context of its own.
    const inner = known?.emit ?? emit;
    replaceEmit(emitter, this.#inContextOf(emitter, inner), index);
    this.#inner.set(emitter, inner);
    return emitter;
  }

  /**
   * Whether somebody has taken our method away, as a spy does that puts back the one it found. Any other method may be one that calls
   * ours: to wrap it again each time would make an endless chain of two who do so.
   */
  #isUnwrapped(emitter: Emitter): boolean {
    const own = asked(() => Object.getOwnPropertyDescriptor(emitter, 'emit'), { value: undefined });
    return own === undefined || own.value === this.#inner.get(emitter);
  }

  /** Does what `emit` does; the context is looked up at each event. */
  #inContextOf(emitter: Emitter, emit: Emit): Emit {
    const inContext = (work: () => unknown): unknown => {
      const context = this.#contexts.get(emitter);
      return context === undefined ? work() : this.#run(context, work);
    };
    const wrapped = function (this: unknown, ...event: readonly unknown[]): unknown {
      return inContext(() => Reflect.apply(emit, this, event));
    };
    this.#wrapped.set(wrapped, { emit, emitter });
    return wrapped;
  }
}

function readEmit(emitter: Emitter, index: number): Emit {
  try {
    const { emit } = emitter;
    if (typeof emit === 'function') {
      return emit;
    }
  } catch (error) {
    throw refused(noEmitter(emitter, index), error);
  }
  throw refused(noEmitter(emitter, index));
}

function noEmitter(given: unknown, index: number): string {
  const hint = isList(given) ? ' Give several one after another, not in a list.' : '';
  return `${WHAT_IT_TAKES}, not ${describeValue(given)}, which is emitters[${index}].${hint}`;
}

/** A property that is not configurable may still be writable, and then takes another value. */
function replaceEmit(emitter: Emitter, value: Emit, index: number): void {
  try {
    const isFixed = Object.getOwnPropertyDescriptor(emitter, 'emit')?.configurable === false;
    Object.defineProperty(
      emitter,
      'emit',
      isFixed ? { value } : { value, configurable: true, writable: true },
    );
  } catch (error) {
    throw refused(
      `inContext() cannot give emitters[${index}], ${describeValue(emitter)}, a context: its method emit cannot be replaced, because the object is frozen or sealed, or the method is read-only. Give an emitter as it was made.`,
      error,
    );
  }
}

function refused(message: string, cause?: unknown): AuditOptionError {
  return new AuditOptionError('emitters', message, cause);
}
