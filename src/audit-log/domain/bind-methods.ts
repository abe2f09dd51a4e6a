/** All objects whose methods were bound: logs, readers and engines. */
const bound = new WeakSet<object>();

/** Whether an object is one of ours that does something, and so holds no options. */
export function hasBoundMethods(object: object): boolean {
  return bound.has(object);
}

/**
 * Makes the methods and getters of an object work however they are called: detached, as a callback, through a `Proxy`, or through an
 * object that inherits from it.
 *
 * Private fields need the object itself as `this`. Each call looks the method up anew, so that a subclass or a spy may replace it,
 * even later. The properties that this adds are not enumerable.
 */
export function bindMethods(self: object): void {
  bound.add(self);
  for (const [name, { get, value }] of membersOf(Object.getPrototypeOf(self))) {
    const find = () => Reflect.get(Object.getPrototypeOf(self), name, self);
    if (get !== undefined) {
      Object.defineProperty(self, name, { get: find, configurable: true });
    } else if (typeof value === 'function') {
      const call = (...args: readonly unknown[]) => Reflect.apply(find(), self, args);
      Object.defineProperty(self, name, { value: call, configurable: true, writable: true });
    }
  }
}

/** The members of all prototypes, nearest first. If a name occurs twice, either will do: each call looks the method up anew. */
function membersOf(prototype: object): [string | symbol, PropertyDescriptor][] {
  if (prototype === Object.prototype) {
    return [];
  }
  const own = Reflect.ownKeys(prototype)
    .filter((name) => name !== 'constructor')
    .map((name): [string | symbol, PropertyDescriptor] => [
      name,
      Object.getOwnPropertyDescriptor(prototype, name) ?? {},
    ]);
  return [...own, ...membersOf(Object.getPrototypeOf(prototype))];
}
