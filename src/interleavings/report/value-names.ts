import { types } from 'node:util';

/** A bound for prototype chains; no real class has a longer one. */
const PROTOTYPES_MAX = 20;

const NAME_LENGTH_MAX = 40;

const urlHref = Object.getOwnPropertyDescriptor(URL.prototype, 'href')?.get;

/** The getters for name and message of platform errors such as `AbortError`. They are Node's own. */
const platformGetters = new Set(
  ['name', 'message'].map((key) => Object.getOwnPropertyDescriptor(DOMException.prototype, key)?.get),
);

/** Whether it is a DOMException, such as an `AbortError`: these are no native errors of the language. */
export function isPlatformError(object: object): boolean {
  return chainOf(object).includes(DOMException.prototype);
}

/** The address of a URL object, whose own properties show nothing; undefined for all others. */
export function hrefOf(object: object): string | undefined {
  const isUrl = urlHref !== undefined && chainOf(object).includes(URL.prototype);
  const href: unknown = isUrl ? Reflect.apply(urlHref, object, []) : undefined;
  return typeof href === 'string' ? href : undefined;
}

/** The beginning of a text, with an ellipsis if it was cut. Does not split surrogate pairs. */
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

/** The name of a function, unless it is given by a getter. */
export function ownName(func: object): string | undefined {
  const name = types.isProxy(func) ? undefined : ownValue(func, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A property of an object or its prototypes, if it can be read without running user code. */
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

/** An own property of the object; undefined if it is a getter. */
export function ownValue(object: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  // hasOwn, because somebody may have added `value` to Object.prototype.
  return descriptor !== undefined && Object.hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}

/** The object and its prototype chain, up to a Proxy. */
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
