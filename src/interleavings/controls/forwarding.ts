/** The traps of a Proxy that forwards to an original, and may show some members differently. */
export type Forwarding = Required<
  Omit<ProxyHandler<object>, 'isExtensible' | 'get' | 'getOwnPropertyDescriptor'>
>;

/**
 * The target of a Proxy in front of the original: an object without members of its own.
 *
 * If the original itself were the target, the invariants of Proxy would forbid to show a frozen member differently.
 */
export function shadowOf(original: object): object {
  if (typeof original !== 'function') {
    return {};
  }
  const prototype = Reflect.getOwnPropertyDescriptor(original, 'prototype');
  const shadow = function (this: unknown) {
    return this;
  };
  // The own property "prototype" of a function cannot be deleted. If the original has none, a bound function matches it.
  return prototype === undefined
    ? shadow.bind(undefined)
    : Object.defineProperty(shadow, 'prototype', prototype);
}

/** The traps that forward everything except reading to the original. */
export function forwardTo(original: object, shadow: object): Omit<Forwarding, 'apply' | 'construct'> {
  return {
    set: (_, name, value) => Reflect.set(original, name, value),
    has: (_, name) => Reflect.has(original, name),
    deleteProperty: (_, name) => Reflect.deleteProperty(original, name),
    ownKeys: () => Reflect.ownKeys(original),
    getPrototypeOf: () => Reflect.getPrototypeOf(original),
    setPrototypeOf: (_, prototype) => Reflect.setPrototypeOf(original, prototype),
    preventExtensions: () => false,
    defineProperty(_, name, descriptor) {
      // An invariant of Proxy: a non-configurable property must exist on the target (the shadow), too.
      const isForGood = descriptor.configurable === false;
      return (
        Reflect.defineProperty(original, name, descriptor) &&
        (!isForGood || Reflect.defineProperty(shadow, name, descriptor))
      );
    },
  };
}

/** Whether a member is non-configurable, so that the Proxy has to show its real value. */
export function isFixed(shadow: object, name: PropertyKey): boolean {
  return Reflect.getOwnPropertyDescriptor(shadow, name)?.configurable === false;
}
