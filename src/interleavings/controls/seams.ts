import type { ExplorationOptionError } from '../experiment/errors';

/** The options of an operation. */
export interface SeamOptions<Arguments extends readonly unknown[]> {
  readonly fault?: (...args: Arguments) => unknown;
  readonly answer?: 'at once' | 'later' | undefined;
}

/** An operation with a name, whose result goes to a promise or to a callback. */
export interface Operation<Result = unknown> extends SeamOptions<readonly unknown[]> {
  readonly name: string;
  effect(...args: readonly unknown[]): Result | PromiseLike<Result>;
}

/** Receives the result of an operation synchronously, in the same step, as Node's callbacks do. */
export interface Ear<Result> {
  succeed(result: Result): void;
  fail(error: unknown): void;
}

/** The functions of an order on which the ready-made controls are built. */
export interface Seams {
  /** Makes a controlled function that returns a promise. */
  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: SeamOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;
  /** Calls an operation whose result goes to `ear`. */
  call<Result>(operation: Operation<Result>, args: readonly unknown[], ear: Ear<Result>): void;
  /** Ends the search because of a mistake in the experiment. Returns the error, for the caller to throw. */
  refuse(error: ExplorationOptionError): ExplorationOptionError;
  /** Whether the order is over, so that later events no longer matter. */
  readonly isOver: boolean;
  /** Runs work of the explorer itself, outside of any caller. Such work may wait for the event loop. */
  outside<Result>(work: () => Result): Result;
  /** Registers a cleanup that runs at the end of the order, even if it fails. */
  atEnd(putBack: () => void): void;
}

/** A function of an unknown type. */
export type AnyFunction = (...args: unknown[]) => unknown;

export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
