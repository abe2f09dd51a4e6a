import { types } from 'node:util';
import { isObject } from './harmless-text';

/** What no store has room for: it is told and not tried, because turning it into text would take minutes. */
export const TOO_LARGE = '[too large]';

/** The largest `detailsBytesMax`. */
export const DETAILS_BYTES_CEILING = 16 * 1024 * 1024;

/**
 * An object in the terms of JSON, one level deep: text, a list, or an object of which the own enumerable keys count.
 *
 * `toJSON` is honoured, but not where the form is fixed here. What the object throws when it is read is thrown on.
 */
export function plainForm(value: object): unknown {
  const form = fixedForm(value);
  if (form !== value || !('toJSON' in value) || typeof value.toJSON !== 'function') {
    return form;
  }
  const told: unknown = value.toJSON();
  return isObject(told) ? fixedForm(told) : told;
}

/** The form of an object that JSON would lose or make illegible; every other object is its own form. */
function fixedForm(value: object): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Nearly all are: this spares them the questions below.
  if (prototype === Object.prototype || prototype === Array.prototype) {
    return value;
  }
  if (types.isDate(value)) {
    return dateText(value);
  }
  if (types.isMap(value)) {
    return mapForm(value);
  }
  // Not the iterator of the object itself: a class of the caller may go on for ever.
  if (types.isSet(value)) {
    return Array.from(Set.prototype.values.call(value));
  }
  if (ArrayBuffer.isView(value)) {
    return bytesText(value.buffer, value.byteOffset, value.byteLength);
  }
  if (types.isAnyArrayBuffer(value)) {
    return bytesText(value, 0, value.byteLength);
  }
  if (types.isRegExp(value)) {
    return String(value);
  }
  if (types.isBoxedPrimitive(value)) {
    return value.valueOf();
  }
  return types.isNativeError(value) || value instanceof Error ? errorForm(value) : value;
}

function dateText(date: Date): string {
  return Number.isNaN(Date.prototype.getTime.call(date))
    ? 'Invalid Date'
    : Date.prototype.toISOString.call(date);
}

/** An object; or, where two keys have the same text, a list of objects with one key each, so that neither is lost. */
function mapForm(map: Map<unknown, unknown>): unknown {
  const pairs = Array.from(Map.prototype.entries.call(map), ([key, value]) => [keyText(key), value] as const);
  return new Set(pairs.map(([key]) => key)).size === pairs.length
    ? Object.fromEntries(pairs)
    : pairs.map((pair) => Object.fromEntries([pair]));
}

function keyText(key: unknown): string {
  return isObject(key) || typeof key === 'function' ? `[${typeof key}]` : String(key);
}

function bytesText(buffer: ArrayBufferLike, offset: number, length: number): string {
  return length > DETAILS_BYTES_CEILING
    ? TOO_LARGE
    : `base64:${Buffer.from(buffer, offset, length).toString('base64')}`;
}

/** No stack: it tells an attacker more than an auditor, and is longer than all the rest. */
function errorForm(error: Error): object {
  const { name, message, cause } = error;
  return { name, message, code: Reflect.get(error, 'code'), cause, errors: Reflect.get(error, 'errors') };
}
