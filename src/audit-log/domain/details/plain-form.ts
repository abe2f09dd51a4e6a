import { isUtf8 } from 'node:buffer';
import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { dateText } from './date-text';
import { errorForm } from './error-form';
import { webForm } from './web-form';

/** What no store has room for: it is told and not tried, because turning it into text would take minutes. */
export const TOO_LARGE = '[too large]';

/** The largest `detailsBytesMax`. */
export const DETAILS_BYTES_CEILING = 16 * 1024 * 1024;

/** The members of an object or of a list that is made of something else; the first of them, where there are very many. */
export class Excerpt {
  /** The keys; `undefined` for a list. */
  readonly names: readonly string[] | undefined;
  /** The values, in the order of the keys. */
  readonly values: readonly unknown[];
  /** How many members there are in all. */
  readonly length: number;

  constructor(names: readonly string[] | undefined, values: readonly unknown[], length: number) {
    this.names = names;
    this.values = values;
    this.length = length;
  }
}

/** Bytes that are shown as text, of which only as much is made as is shown. */
export class BytesText {
  readonly #bytes: Buffer;
  /** The characters of the whole text. */
  readonly length: number;

  constructor(buffer: ArrayBufferLike, offset: number, byteLength: number) {
    this.#bytes = Buffer.from(buffer, offset, byteLength);
    this.length = PREFIX.length + 4 * Math.ceil(byteLength / 3);
  }

  /** Whether other bytes are the same. */
  isSame(other: BytesText): boolean {
    return this.#bytes.equals(other.#bytes);
  }

  /** The first characters: so many, or a few more. */
  head(count: number): string {
    return PREFIX + this.#bytes.toString('base64', 0, Math.ceil(count / 4) * 3);
  }

  /** The first of the bytes as text, if they are text: a body, mostly. A sign that is no letter of ASCII is several others. */
  text(count: number): string | undefined {
    if (UTF_16.test(this.#bytes.toString('latin1', 0, HEAD_BYTES))) {
      return this.#bytes.toString('latin1', 0, 2 * count).replaceAll('\0', '');
    }
    const isCut = count < this.#bytes.length;
    // The last sign may be halved, which has at most four bytes.
    for (
      let end = Math.min(count, this.#bytes.length), tries = isCut ? 4 : 1;
      tries > 0;
      end -= 1, tries -= 1
    ) {
      if (isUtf8(this.#bytes.subarray(0, end))) {
        return this.#bytes.toString('latin1', 0, end);
      }
    }
    return undefined;
  }
}

const PREFIX = 'base64:';
/** How text in UTF-16 begins, in either order: maybe with a mark, and every other byte of letters of ASCII is none. */
const UTF_16 = /^(?:\xff\xfe|\xfe\xff)?(?:\0[^\0]\0[^\0]|[^\0]\0[^\0]\0)/;
const HEAD_BYTES = 6;

/**
 * An object in the terms of JSON, one level deep: text, a list, an {@link Excerpt}, a {@link BytesText}, or an object of
 * which the own enumerable keys count.
 *
 * `toJSON` is honoured, but not where the form is fixed here. Not more than `membersMax` members are copied. What the
 * object throws when it is read is thrown on.
 */
export function plainForm(value: object, membersMax: number): unknown {
  const form = fixedForm(value, membersMax);
  if (form !== value || !('toJSON' in value) || typeof value.toJSON !== 'function') {
    return form;
  }
  const told: unknown = value.toJSON();
  return isObject(told) ? fixedForm(told, membersMax) : told;
}

/** The form of an object that JSON would lose or make illegible; every other object is its own form. */
function fixedForm(value: object, membersMax: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Nearly all are: this spares them the questions below.
  if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) {
    return value;
  }
  if (types.isDate(value)) {
    return dateText(value);
  }
  if (types.isMap(value)) {
    return mapForm(value, membersMax);
  }
  // Not the iterator of the object itself: a class of the caller may go on for ever.
  if (types.isSet(value)) {
    return setForm(value, membersMax);
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
  if (types.isNativeError(value) || value instanceof Error) {
    return errorForm(value);
  }
  return webForm(value, membersMax) ?? value;
}

/** An object; or, where two keys have the same text, a list of objects with one key each, so that neither is lost. */
function mapForm(map: Map<unknown, unknown>, membersMax: number): Excerpt {
  const size = sizeOf(Map.prototype, map);
  const names: string[] = [];
  const values: unknown[] = [];
  let mayRepeat = false;
  const entries = Map.prototype.entries.call(map);
  for (const [key, value] of entries) {
    if (names.length === membersMax) {
      break;
    }
    mayRepeat ||= typeof key !== 'string';
    names.push(typeof key === 'string' ? key : keyText(key));
    values.push(value);
  }
  return mayRepeat && new Set(names).size < names.length
    ? new Excerpt(
        undefined,
        names.map((name, index) => Object.fromEntries([[name, values[index]]])),
        size,
      )
    : new Excerpt(names, values, size);
}

function setForm(set: Set<unknown>, membersMax: number): Excerpt {
  const values: unknown[] = [];
  for (const value of Set.prototype.values.call(set)) {
    if (values.length === membersMax) {
      break;
    }
    values.push(value);
  }
  return new Excerpt(undefined, values, sizeOf(Set.prototype, set));
}

/** Not the `size` of the object itself, for the same reason. */
function sizeOf(prototype: object, collection: object): number {
  return Number(Object.getOwnPropertyDescriptor(prototype, 'size')?.get?.call(collection));
}

function keyText(key: unknown): string {
  return isObject(key) || typeof key === 'function' ? `[${typeof key}]` : String(key);
}

function bytesText(buffer: ArrayBufferLike, offset: number, length: number): BytesText | string {
  return length > DETAILS_BYTES_CEILING ? TOO_LARGE : new BytesText(buffer, offset, length);
}
