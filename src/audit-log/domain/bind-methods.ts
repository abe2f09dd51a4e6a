/**
 * Has the methods and getters of an object work wherever they are called from: taken off it, handed on as a callback, through a
 * `Proxy` or an object that inherits from it.
 *
 * Its private fields are reached only with the object itself as `this`. What a subclass or a spy has put in the place of a method
 * counts, also later: each call looks for it. Lists of its members do not show what is added.
 */
export function bindMethods(self: object): void {
  for (const [name, { get, value }] of membersOf(Object.getPrototypeOf(self))) {
    const find = () => Reflect.get(Object.getPrototypeOf(self), name, self);
    if (get !== undefined) {
      Object.defineProperty(self, name, { get: find, configurable: true });
    } else if (typeof value === 'function') {
      const bound = (...args: readonly unknown[]) => Reflect.apply(find(), self, args);
      Object.defineProperty(self, name, { value: bound, configurable: true, writable: true });
    }
  }
}

/** Of two with one name the one that is nearer to the object comes first, and either finds it. */
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
