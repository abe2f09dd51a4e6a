import { types } from 'node:util';
import { forwardTo, isFixed, shadowOf } from './forwarding';
import { isClass } from './methods-of';

/** A function that is called on an object. */
export type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Returns the function to call in place of a method, or undefined to call the method itself.
 *
 * @param run - Runs the original method. If it returns the original object, the caller gets the view instead.
 */
export type Substitute = (name: PropertyKey, method: Method, run: Method) => Method | undefined;

/**
 * A view of an object: reads, writes and calls are forwarded to the original, except for methods with a substitute.
 *
 * Methods are called with the original as `this`, so that private fields and internal slots work.
 */
export function viewOf(original: object, substitute: Substitute): object {
  const shadow = shadowOf(original);
  const known = new Map<PropertyKey, { readonly method: unknown; readonly shown: object }>();

  const show = (name: PropertyKey, value: unknown): unknown => {
    if (!isMethod(value) || name === 'constructor' || isClass(value)) {
      return value;
    }
    const before = known.get(name);
    if (before?.method === value) {
      return before.shown;
    }
    const sides = { original, view };
    const called = substitute(name, value, runOf(value, sides)) ?? value;
    const shown = showMethod(value, called, sides);
    known.set(name, { method: value, shown });
    return shown;
  };

  const view: object = new Proxy(shadow, {
    ...forwardTo(original, shadow),
    get(_, name) {
      const value: unknown = Reflect.get(original, name, original);
      return isFixed(shadow, name) ? value : show(name, value);
    },
    getOwnPropertyDescriptor(_, name) {
      const descriptor = Reflect.getOwnPropertyDescriptor(original, name);
      if (descriptor === undefined || isFixed(shadow, name)) {
        return descriptor;
      }
      const value = 'value' in descriptor && { value: show(name, descriptor.value) };
      return { ...descriptor, ...value, configurable: true };
    },
    apply: (_, self, args) => Reflect.apply(original as Method, self === view ? original : self, args),
    construct: (_, args) => Reflect.construct(original as new () => object, args),
  });
  return view;
}

interface Sides {
  readonly original: object;
  readonly view: object;
}

/** The method with all its properties, called with the original as `this`. */
function showMethod(method: Method, called: Method, { original, view }: Sides): object {
  const shadow = shadowOf(method);
  return new Proxy(shadow, {
    ...forwardTo(method, shadow),
    // A substitute may have symbol members of its own, such as `util.promisify.custom`.
    get: (_, name) =>
      Reflect.get(typeof name === 'symbol' && Object.hasOwn(called, name) ? called : method, name),
    getOwnPropertyDescriptor(_, name) {
      const descriptor = Reflect.getOwnPropertyDescriptor(method, name);
      return isFixed(shadow, name) ? descriptor : descriptor && { ...descriptor, configurable: true };
    },
    apply(_, self, args) {
      const result: unknown = Reflect.apply(called, self === view ? original : self, args);
      return result === original ? view : result;
    },
    construct: (_, args) => Reflect.construct(method as unknown as new () => object, args),
  });
}

/** Runs the method. If it returns the original, or a promise of it, as a chainable method does, it returns the view instead. */
function runOf(method: Method, { original, view }: Sides): Method {
  const shown = (result: unknown) => (result === original ? view : result);
  return function run(this: unknown, ...args: unknown[]): unknown {
    const result = Reflect.apply(method, this, args);
    return types.isPromise(result) ? result.then(shown) : shown(result);
  };
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}
