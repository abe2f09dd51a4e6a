/**
 * Lets each method of a class be handed on alone, as by `({ control }) => …`: it is bound to its object when it is read.
 *
 * To bind them all for each object would cost every order of a search as much as some of its steps.
 */
export function bindWhenRead(prototype: object): void {
  for (const [name, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof method === 'function' && name !== 'constructor') {
      Object.defineProperty(prototype, name, {
        configurable: true,
        get() {
          return method.bind(this);
        },
        // An experiment may put something else there, for itself.
        set(value: unknown) {
          Object.defineProperty(this, name, { value, configurable: true, writable: true });
        },
      });
    }
  }
}
