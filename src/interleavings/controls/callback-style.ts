import { type AnyFunction, isFunction, type Operation, type Seams } from './seams';

/** How a callback receives the result of an operation. */
export interface CallbackStyle<Result> {
  /** Called instead if there is no callback: the original function reports that error itself. */
  readonly plain: AnyFunction;
  /** Passes the result to the callback; by default as `(null, result)`. */
  succeed?(callback: AnyFunction, result: Result): void;
}

/** Makes a Node-style callback function of an operation: its last argument is the callback, which gets the error first. */
export function inCallbackStyle<Result>(
  seams: Seams,
  operation: Operation<Result>,
  { plain, succeed = (callback, result) => callback(null, result) }: CallbackStyle<Result>,
): AnyFunction {
  return (...args) => {
    const callback = args.at(-1);
    if (!isFunction(callback)) {
      return plain(...args);
    }
    seams.call(operation, args.slice(0, -1), {
      succeed: (result) => succeed(callback, result),
      fail: (error) => {
        callback(error);
      },
    });
    return;
  };
}
