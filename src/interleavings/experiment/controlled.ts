type AnyFunction = (...args: never[]) => unknown;

/** The names of the methods of a type. */
export type MethodName<Target> = {
  [Name in keyof Target]: Target[Name] extends AnyFunction ? Name : never;
}[keyof Target];

/** The names of the methods that are operations unless somebody says otherwise: see {@link Turns.controlAll}. */
export type OperationName<Target> = Exclude<
  MethodName<Target> & string,
  `${string}Sync` | (Target extends Emitter ? EmitterMember : never)
>;

/**
 * A type whose methods are controlled: the same type where they all give promises or call back, and else one in which the
 * others give promises of their results.
 */
export type Controlled<Target, Name extends keyof Target = OperationName<Target>> = [
  ChangedName<Target, Name>,
] extends [never]
  ? Target
  : { [Member in keyof Target]: Member extends Name ? Asynchronous<Target[Member]> : Target[Member] };

/** All but the last of some arguments: the last is a callback. */
export type AllButLast<Arguments extends readonly unknown[]> = Arguments extends readonly [
  ...infer Rest,
  unknown?,
]
  ? Rest
  : readonly unknown[];

interface Emitter {
  on: AnyFunction;
  once: AnyFunction;
  emit: AnyFunction;
  listenerCount: AnyFunction;
}

type EmitterMember =
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
  | 'setMaxListeners';

type ChangedName<Target, Name extends keyof Target> = {
  [Member in Name]: Target[Member] extends Asynchronous<Target[Member]> ? never : Member;
}[Name];

type Asynchronous<Method> = Method extends (...args: infer Arguments) => infer Result
  ? [Extract<Arguments[number], AnyFunction>] extends [never]
    ? Result extends PromiseLike<unknown> | Iterator<unknown> | AsyncIterator<unknown>
      ? Method
      : ((...args: Arguments) => Promise<Awaited<Result>>) & Pick<Method, keyof Method>
    : Method
  : Method;
