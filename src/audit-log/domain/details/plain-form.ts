import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { builtInGetter } from './built-in-getter';
import { BytesText, byteLength } from './bytes-text';
import { dateText } from './date-text';
import { errorForm } from './error-form';
import { Excerpt } from './excerpt';
import type { Questions } from './questions';
import { webForm } from './web-form';

/** The mark for a value that no store has room for. The value is not written, because to turn it into text would take minutes. */
export const TOO_LARGE = '[too large]';

/** The largest `detailsBytesMax`. */
export const DETAILS_BYTES_CEILING = 16 * 1024 * 1024;

/** The first items of something like a list. */
export interface Items {
  readonly values: readonly unknown[];
  /** How many there are in all. */
  readonly length: number;
}

/**
 * An object in the terms of JSON, one level deep: text, a list, an {@link Excerpt}, a {@link BytesText}, or an object of
 * which the own enumerable keys count.
 *
 * `toJSON` is honoured, and gets the name of the value as from `JSON.stringify`, except where the form is fixed here. At most as many
 * members are copied as questions are left. An error of the object is not caught.
 */
export function plainForm(value: object, questions: Questions, name: string | number): unknown {
  const form = fixedForm(value, questions);
  if (form !== value || !('toJSON' in value) || typeof value.toJSON !== 'function') {
    return form;
  }
  const told: unknown = value.toJSON(String(name));
  return isObject(told) ? fixedForm(told, questions) : told;
}

/** The form of an object that JSON would lose or make illegible; every other object is its own form. */
function fixedForm(value: object, questions: Questions): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Nearly all objects are plain: this spares them the checks below.
  if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) {
    return value;
  }
  // First, because this check takes half as long as any other.
  if (ArrayBuffer.isView(value)) {
    return bytesOfView(value);
  }
  if (types.isMap(value)) {
    return mapForm(value, questions);
  }
  // Not the iterator of the object itself: that of a subclass may never end.
  if (types.isSet(value)) {
    return setForm(value, questions);
  }
  if (types.isNativeError(value)) {
    return errorForm(value, questions);
  }
  if (types.isDate(value)) {
    return dateText(value);
  }
  if (types.isAnyArrayBuffer(value)) {
    return bytesOf(value, 0, value.byteLength);
  }
  if (types.isRegExp(value)) {
    return String(value);
  }
  if (types.isBoxedPrimitive(value)) {
    return value.valueOf();
  }
  if (value instanceof Error) {
    return errorForm(value, questions);
  }
  return webForm(value, questions) ?? value;
}

/** A Map as an object; if two keys have the same text, as a list of objects with one key each, so that neither is lost. */
function mapForm(map: Map<unknown, unknown>, questions: Questions): Excerpt {
  const size = Number(mapSize(map));
  const names: string[] = [];
  const values: unknown[] = [];
  let mayRepeat = false;
  const entries = Map.prototype.entries.call(map);
  const copiesMax = Math.min(questions.copiesMax, questions.left);
  for (const [key, value] of entries) {
    if (names.length === copiesMax) {
      break;
    }
    mayRepeat ||= typeof key !== 'string';
    names.push(typeof key === 'string' ? key : keyText(key));
    values.push(value);
  }
  questions.countCopies(names.length);
  return mayRepeat && new Set(names).size < names.length
    ? new Excerpt(
        undefined,
        names.map((name, index) => Object.fromEntries([[name, values[index]]])),
        size,
      )
    : new Excerpt(names, values, size);
}

function setForm(set: Set<unknown>, questions: Questions): Excerpt {
  const { values, length } = itemsOfSet(set, questions);
  return new Excerpt(undefined, values, length);
}

/** The first items of a Set, and how many there are in all. */
export function itemsOfSet(set: Set<unknown>, questions: Questions): Items {
  const values: unknown[] = [];
  const copiesMax = Math.min(questions.copiesMax, questions.left);
  for (const value of Set.prototype.values.call(set)) {
    if (values.length === copiesMax) {
      break;
    }
    values.push(value);
  }
  questions.countCopies(values.length);
  return { values, length: Number(setSize(set)) };
}

/** Not the `size` of the object itself, which a subclass may override. */
const mapSize = builtInGetter(Map.prototype, 'size');
const setSize = builtInGetter(Set.prototype, 'size');

function keyText(key: unknown): string {
  return isObject(key) || typeof key === 'function' ? `[${typeof key}]` : String(key);
}

function bytesOfView(view: ArrayBufferView): BytesText | string {
  return types.isUint8Array(view) && Number(byteLength(view)) <= DETAILS_BYTES_CEILING
    ? new BytesText(view)
    : bytesOf(view.buffer, view.byteOffset, view.byteLength);
}

function bytesOf(buffer: ArrayBufferLike, offset: number, length: number): BytesText | string {
  return length > DETAILS_BYTES_CEILING ? TOO_LARGE : new BytesText(new Uint8Array(buffer, offset, length));
}
