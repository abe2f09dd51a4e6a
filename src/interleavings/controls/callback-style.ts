import { type AnyFunction, isFunction, type Operation, type Seams } from './seams';

/** How a callback hears of what came of an operation. */
export interface CallbackStyle<Result> {
  /** Is called instead where no callback is given, since it knows what to say about that. */
  readonly plain: AnyFunction;
  /** What the callback gets; by default no error, and the result. */
  succeed?(callback: AnyFunction, result: Result): void;
}

/** An operation in the style of Node: its last argument is the callback, which gets the error first. */
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
