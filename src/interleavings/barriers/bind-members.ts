/**
 * Has the methods and getters of an object work wherever they are read: taken off it, handed on as a callback, through a `Proxy`.
 *
 * Its private fields are reached only with the object itself as `this`. What a subclass or a spy has put in the place of a member
 * counts, also later: each use looks for it. Lists of the members of the object do not show what is added.
 */
export function bindMembers(self: object, { prototype }: { readonly prototype: object }): void {
  for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const find = () => Reflect.get(Object.getPrototypeOf(self), name, self);
    if (get !== undefined) {
      Object.defineProperty(self, name, { get: find, configurable: true });
    } else if (typeof value === 'function' && name !== 'constructor') {
      const bound = (...args: readonly unknown[]) => Reflect.apply(find(), self, args);
      Object.defineProperty(self, name, { value: bound, configurable: true, writable: true });
    }
  }
}
