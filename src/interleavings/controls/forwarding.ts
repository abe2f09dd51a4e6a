/** A Proxy that reaches an original, and may show some of what it has in another way. */
export type Forwarding = Required<
  Omit<ProxyHandler<object>, 'isExtensible' | 'get' | 'getOwnPropertyDescriptor'>
>;

/**
 * What stands between an original and whoever looks at it as a Proxy: an object with nothing of its own.
 *
 * A Proxy of the original itself could show nothing of a frozen one in another way.
 */
export function shadowOf(original: object): object {
  if (typeof original !== 'function') {
    return {};
  }
  const prototype = Reflect.getOwnPropertyDescriptor(original, 'prototype');
  const shadow = function (this: unknown) {
    return this;
  };
  // A function has a prototype for good, or has none: then it is like one that is bound.
  return prototype === undefined
    ? shadow.bind(undefined)
    : Object.defineProperty(shadow, 'prototype', prototype);
}

/** Traps through which everything reaches the original, but for reading. */
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
      // What can never change has to be on the shadow, too, or the language refuses it.
      const isForGood = descriptor.configurable === false;
      return (
        Reflect.defineProperty(original, name, descriptor) &&
        (!isForGood || Reflect.defineProperty(shadow, name, descriptor))
      );
    },
  };
}

/** Whether a member can never change, so that it has to be shown as it is. */
export function isFixed(shadow: object, name: PropertyKey): boolean {
  return Reflect.getOwnPropertyDescriptor(shadow, name)?.configurable === false;
}
