/**
 * Binds each method of a class to its object when the method is read, so that it also works detached, as in `({ control }) => …`.
 *
 * Binding all methods in the constructor is too slow: for each order of a search, it would cost as much as some of its steps.
 */
export function bindWhenRead(prototype: object): void {
  for (const [name, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof method === 'function' && name !== 'constructor') {
      Object.defineProperty(prototype, name, {
        configurable: true,
        get() {
          return method.bind(this);
        },
        // An experiment may override a method on its own object.
        set(value: unknown) {
          Object.defineProperty(this, name, { value, configurable: true, writable: true });
        },
      });
    }
  }
}
