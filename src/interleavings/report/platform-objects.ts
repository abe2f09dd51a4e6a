import { types } from 'node:util';
import { chainOf, classNameOf } from './value-names';

const BYTES_MAX = 200;
const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);

/** The getters that describe an object of the platform. They are Node's own, so calling them runs no user code. */
const told: Readonly<Record<string, readonly string[]>> = {
  Request: ['method', 'url'],
  Response: ['status'],
};

/** Describes a request or a response: `Request GET http://…`, `Response 200`. Undefined for all others. */
export function describeMessage(object: object): string | undefined {
  const name = classNameOf(object);
  const keys = Object.hasOwn(told, name) ? told[name] : undefined;
  // Read the global only if the name matches: reading it loads the classes of fetch.
  const known: unknown = keys && Reflect.get(globalThis, name);
  // An instance of a package's class, or of another realm, is shown like any other object.
  const isKnown = typeof known === 'function' && chainOf(object).includes(known.prototype);
  return keys && isKnown
    ? `${name} ${keys.map((key) => String(read(known.prototype, key, object))).join(' ')}`
    : undefined;
}

/** Decodes bytes if they are printable text, from the beginning up to a limit; undefined for all others. */
export function textOfBytes(object: object): string | undefined {
  if (!types.isUint8Array(object)) {
    return;
  }
  const [memory, offset, length] = ['buffer', 'byteOffset', 'byteLength'].map((key) =>
    read(typedArray, key, object),
  );
  const bytes = Buffer.from(memory as ArrayBuffer, Number(offset), Math.min(Number(length), BYTES_MAX));
  const text = bytes.toString();
  const isCut = bytes.length < Number(length);
  // U+FFFD marks bytes that are not valid UTF-8. At the end it may come from a character that was cut in half.
  const whole = isCut ? text.replace(/\uFFFD$/, '') : text;
  return /^[^\p{C}\uFFFD]+$/u.test(whole.replaceAll(/[\n\r\t]/g, ''))
    ? `${whole}${isCut ? '…' : ''}`
    : undefined;
}

function read(prototype: object, key: string, object: object): unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return get === undefined ? undefined : Reflect.apply(get, object, []);
}
