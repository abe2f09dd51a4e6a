import { EventEmitter } from 'node:events';
import { types } from 'node:util';

/** Those whose methods are no operations of an object: it only inherits how to be an object, a function or an emitter. */
const PLAIN: readonly object[] = [
  Object.prototype,
  Function.prototype,
  EventEmitter.prototype,
  EventTarget.prototype,
];

/** The names of all methods of an object, own and inherited, as far as they can be told without a getter being called. */
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

/** Whether there may be a method in it: also where a getter gives it, or a Proxy makes it up. */
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

/** Whether there is a method of that name; a getter may give one, and is not called to find out. */
export function hasMethod(target: object, name: PropertyKey): boolean {
  if (types.isProxy(target)) {
    // It makes its methods up as they are asked for.
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

/** Whether a method is an operation, unless somebody says so: others wait for what it does. */
export function isOperation(name: PropertyKey, method: object): boolean {
  if (typeof name === 'symbol') {
    return name === Symbol.asyncDispose;
  }
  const isPlain = PLAIN.some((owner) => Reflect.get(owner, name) === method);
  return name !== 'constructor' && !name.toString().endsWith('Sync') && !isPlain && !isGenerator(method);
}

/** Whether it is made with the keyword `class`: it cannot be called, only be used as it is. */
export function isClass(method: object): boolean {
  return typeof method === 'function' && /^class\b/.test(Function.prototype.toString.call(method));
}

/** Whether it always gives a promise, so that a function as its last argument is not where the answer goes. */
export function isAsync(method: object): boolean {
  return Reflect.get(method, Symbol.toStringTag) === 'AsyncFunction';
}

function isGenerator(method: object): boolean {
  const tag: unknown = Reflect.get(method, Symbol.toStringTag);
  return tag === 'GeneratorFunction' || tag === 'AsyncGeneratorFunction';
}
