import { types } from 'node:util';
import { chainOf, classNameOf } from './value-names';

const BYTES_MAX = 200;
const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);

/** What of the platform says what it is about by getters that are its own, so that they run no code of a user. */
const told: Readonly<Record<string, readonly string[]>> = {
  Request: ['method', 'url'],
  Response: ['status'],
};

/** A request or a response in a few words: `Request GET http://…`, `Response 200`; undefined for all else. */
export function describeMessage(object: object): string | undefined {
  const name = classNameOf(object);
  const keys = Object.hasOwn(told, name) ? told[name] : undefined;
  // Only where it is one: the classes of fetch are loaded when they are first asked for.
  const known: unknown = keys && Reflect.get(globalThis, name);
  // That of a package, or of another realm, is an object like others.
  const isKnown = typeof known === 'function' && chainOf(object).includes(known.prototype);
  return keys && isKnown
    ? `${name} ${keys.map((key) => String(read(known.prototype, key, object))).join(' ')}`
    : undefined;
}

/** Bytes that are text, as text, of which the beginning will do; undefined for all else. */
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
  // What is no text has signs that stand for what cannot be shown; the last may be one that was cut.
  const whole = isCut ? text.replace(/\uFFFD$/, '') : text;
  return /^[^\p{C}\uFFFD]+$/u.test(whole.replaceAll(/[\n\r\t]/g, ''))
    ? `${whole}${isCut ? '…' : ''}`
    : undefined;
}

function read(prototype: object, key: string, object: object): unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return get === undefined ? undefined : Reflect.apply(get, object, []);
}
