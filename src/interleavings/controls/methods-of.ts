import { EventEmitter } from 'node:events';
import { types } from 'node:util';

/** Prototypes whose methods are not operations: objects, functions and emitters merely inherit them. */
const PLAIN: readonly object[] = [
  Object.prototype,
  Function.prototype,
  EventEmitter.prototype,
  EventTarget.prototype,
];

/** The names of all methods of an object, own and inherited, as far as they are known without calling a getter. */
export function methodNamesOf(target: object): string[] {
  const names = new Set<string>();
  for (
    let owner: object | null = target;
    owner !== null && !PLAIN.includes(owner);
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, name);
      if (name !== 'constructor' && typeof descriptor?.value === 'function') {
        names.add(name);
      }
    }
  }
  return [...names];
}

/** Whether an object may have methods. A getter or a Proxy counts, because it may return one. */
export function mayHaveMethods(target: object): boolean {
  for (
    let owner: object | null = target;
    owner !== null && !PLAIN.includes(owner);
    owner = Object.getPrototypeOf(owner)
  ) {
    if (types.isProxy(owner)) {
      return true;
    }
    for (const name of Reflect.ownKeys(owner)) {
      const { get, value } = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
      if (get !== undefined || (typeof value === 'function' && name !== 'constructor')) {
        return true;
      }
    }
  }
  return false;
}

/** Whether an object has a method of that name. A getter counts, and is not called to find out. */
export function hasMethod(target: object, name: PropertyKey): boolean {
  if (types.isProxy(target)) {
    // A Proxy may create its methods on demand, so only reading one tells.
    return typeof Reflect.get(target, name) === 'function';
  }
  for (let owner: object | null = target; owner !== null; owner = Object.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor !== undefined) {
      return descriptor.get !== undefined || typeof descriptor.value === 'function';
    }
  }
  return false;
}

/** Whether a method is controlled by default. A method named `…Sync` or a generator is not: its caller needs the result at once. */
export function isOperation(name: PropertyKey, method: object): boolean {
  if (typeof name === 'symbol') {
    return name === Symbol.asyncDispose;
  }
  const isPlain = PLAIN.some((owner) => Reflect.get(owner, name) === method);
  return name !== 'constructor' && !name.toString().endsWith('Sync') && !isPlain && !isGenerator(method);
}

/** Whether a function is a `class`: it cannot be called without `new`, so it is left as it is. */
export function isClass(method: object): boolean {
  return typeof method === 'function' && /^class\b/.test(Function.prototype.toString.call(method));
}

/** Whether a method is an async function. It always returns a promise, so a function as its last argument is not a callback. */
export function isAsync(method: object): boolean {
  return Reflect.get(method, Symbol.toStringTag) === 'AsyncFunction';
}

function isGenerator(method: object): boolean {
  const tag: unknown = Reflect.get(method, Symbol.toStringTag);
  return tag === 'GeneratorFunction' || tag === 'AsyncGeneratorFunction';
}
