/**
 * Binds the methods and getters of an object to it, so that they also work detached: destructured, as callbacks, through a `Proxy`.
 *
 * The private fields are accessible only if `this` is the object itself. Each use looks the member up in the prototype again, so an
 * override by a subclass or a spy counts, even if it comes later. The bound members are not enumerable.
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
