import type { ExplorationOptionError } from '../experiment/errors';

/** How an operation may go. */
export interface SeamOptions<Arguments extends readonly unknown[]> {
  readonly fault?: (...args: Arguments) => unknown;
  readonly answer?: 'at once' | 'later' | undefined;
}

/** An operation with a name of its own, in the style of a promise or of a callback. */
export interface Operation<Result = unknown> extends SeamOptions<readonly unknown[]> {
  readonly name: string;
  effect(...args: readonly unknown[]): Result | PromiseLike<Result>;
}

/** Who hears of the end of an operation, in the step itself, as callbacks of Node do. */
export interface Ear<Result> {
  succeed(result: Result): void;
  fail(error: unknown): void;
}

/** What the ready-made controls need of an order. */
export interface Seams {
  /** A function that answers with a promise. */
  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: SeamOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;
  /** Calls an operation that answers by a call. */
  call<Result>(operation: Operation<Result>, args: readonly unknown[], ear: Ear<Result>): void;
  /** Ends the search, since the experiment is wrong; gives the error, to be thrown. */
  refuse(error: ExplorationOptionError): ExplorationOptionError;
  /** Whether the order is over, so that nothing counts any more. */
  readonly isOver: boolean;
  /** Does work of the explorer itself, which may wait for the event loop. */
  outside<Result>(work: () => Result): Result;
  /** Says what puts things back, however the order ends. */
  atEnd(putBack: () => void): void;
}

/** A function of which nothing is known. */
export type AnyFunction = (...args: unknown[]) => unknown;

/** Whether it is a function, as far as one can see. */
export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
