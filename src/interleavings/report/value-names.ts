import { types } from 'node:util';

/** A chain of prototypes that is longer is nobody's. */
const PROTOTYPES_MAX = 20;

const NAME_LENGTH_MAX = 40;

const urlHref = Object.getOwnPropertyDescriptor(URL.prototype, 'href')?.get;

/** The errors of the platform, such as `AbortError`, tell name and message by getters, which are Node's own. */
const platformGetters = new Set(
  ['name', 'message'].map((key) => Object.getOwnPropertyDescriptor(DOMException.prototype, key)?.get),
);

/** An `AbortError` and its like, which are no errors of the language. */
export function isPlatformError(object: object): boolean {
  return chainOf(object).includes(DOMException.prototype);
}

/** The address of a URL, of which nothing else can be seen; undefined for all else. */
export function hrefOf(object: object): string | undefined {
  const isUrl = urlHref !== undefined && chainOf(object).includes(URL.prototype);
  const href: unknown = isUrl ? Reflect.apply(urlHref, object, []) : undefined;
  return typeof href === 'string' ? href : undefined;
}

/** The beginning of a text, and an ellipsis if there was more; no character is cut in half. */
export function clipText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) {
    return text;
  }
  const characters = [...text.slice(0, lengthMax * 2)];
  return characters.length <= lengthMax && text.length <= lengthMax * 2
    ? text
    : `${characters.slice(0, lengthMax).join('')}…`;
}

/** The name of the class of an object; empty when it has none. */
export function classNameOf(object: object): string {
  for (const prototype of chainOf(object).slice(1)) {
    const maker = ownValue(prototype, 'constructor');
    const name = typeof maker === 'function' ? ownName(maker) : undefined;
    if (name !== undefined) {
      return clipText(name, NAME_LENGTH_MAX);
    }
  }
  return '';
}

/** The name of a function, unless it is computed. */
export function ownName(func: object): string | undefined {
  const name = types.isProxy(func) ? undefined : ownValue(func, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A property of an object or its classes that can be read without running code of its owner. */
export function inheritedValue(object: object, key: string): unknown {
  for (const holder of chainOf(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) {
      return platformGetters.has(descriptor.get) && descriptor.get !== undefined
        ? Reflect.apply(descriptor.get, object, [])
        : ownValue(holder, key);
    }
  }
  return;
}

/** A property of the object itself; undefined also when a getter would have to run. */
export function ownValue(object: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  // Somebody may have given all objects a `value`.
  return descriptor !== undefined && Object.hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}

/** The object and its prototypes, up to a Proxy. */
export function chainOf(object: object): object[] {
  const chain: object[] = [];
  let next: unknown = object;
  while (
    (typeof next === 'object' || typeof next === 'function') &&
    next !== null &&
    !types.isProxy(next) &&
    chain.length < PROTOTYPES_MAX
  ) {
    chain.push(next);
    next = Object.getPrototypeOf(next);
  }
  return chain;
}
