/** The names of the methods of a type. */
export type MethodName<Target> = {
  [Name in keyof Target]: Target[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof Target];

/** The names of the methods that {@link Turns.controlAll} makes operations by default. */
export type OperationName<Target> = Exclude<
  MethodName<Target> & string,
  | `${string}Sync`
  | ([Exclude<'on' | 'once' | 'emit' | 'listenerCount', keyof Target>] extends [never]
      ?
          | 'addListener'
          | 'emit'
          | 'eventNames'
          | 'getMaxListeners'
          | 'listenerCount'
          | 'listeners'
          | 'off'
          | 'on'
          | 'once'
          | 'prependListener'
          | 'prependOnceListener'
          | 'rawListeners'
          | 'removeAllListeners'
          | 'removeListener'
          | 'setMaxListeners'
      : never)
>;

/**
 * A type whose methods are controlled. It is the same type if all methods give promises or call back. Otherwise the other
 * methods give promises of their results.
 */
export type Controlled<Target, Name extends keyof Target = OperationName<Target>> = [
  {
    [Member in Name]: Target[Member] extends ControlledMethod<Target[Member]> ? never : Member;
  }[Name],
] extends [never]
  ? Target
  : { [Member in keyof Target]: Member extends Name ? ControlledMethod<Target[Member]> : Target[Member] };

/** A controlled method. Its type stays the same if it gives a promise, iterates or calls back; otherwise it gives a promise. */
export type ControlledMethod<Method> = Method extends (...args: infer Arguments) => infer Result
  ? [Extract<Arguments[number], (...args: never[]) => unknown>] extends [never]
    ? Result extends PromiseLike<unknown> | Iterator<unknown> | AsyncIterator<unknown>
      ? Method
      : ((...args: Arguments) => Promise<Awaited<Result>>) & Pick<Method, keyof Method>
    : Method
  : Method;

/** All but the last of some arguments: the last is a callback. */
export type AllButLast<Arguments extends readonly unknown[]> = Arguments extends readonly [
  ...infer Rest,
  unknown?,
]
  ? Rest
  : readonly unknown[];
