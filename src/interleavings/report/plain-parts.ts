import { types } from 'node:util';
import { classNameOf, hrefOf, ownValue } from './value-names';

/** The first elements of a list, and their total number. */
interface Elements {
  readonly name: string;
  readonly size: number;
  readonly parts: readonly unknown[];
}

/** A field of an object. */
interface Field {
  readonly key: string;
  readonly value: unknown;
  /** Whether it has a getter, which is not called. */
  readonly isComputed: boolean;
}

/** The iterator of a map or a set. */
interface Cursor {
  next(this: unknown): IteratorResult<unknown>;
}

/** V8 lists all field names of an object at once. If there are more than this, an object is listed only once. */
const FIELDS_MAX = 10_000;
const crowded = new WeakSet<object>();

// Built-in methods as they were when this file was loaded. Methods of the value itself could be overridden.
const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayLength = getterOf(typedArray, 'length');
const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
const sharedBufferLength = getterOf(SharedArrayBuffer.prototype, 'byteLength');
const mapSize = getterOf(Map.prototype, 'size');
const setSize = getterOf(Set.prototype, 'size');
const patternSource = getterOf(RegExp.prototype, 'source');
const { entries: mapEntries } = Map.prototype;
const { values: setValues } = Set.prototype;
const { next: nextOfMap }: Cursor = Object.getPrototypeOf(new Map().entries());
const { next: nextOfSet }: Cursor = Object.getPrototypeOf(new Set().values());
const { toISOString, getTime } = Date.prototype;
/** Describes dates, regular expressions and other objects with a short text; undefined for all others. */
export function describeBoxed(object: object): string | undefined {
  if (types.isDate(object)) {
    return Number.isNaN(Reflect.apply(getTime, object, []))
      ? 'Invalid Date'
      : Reflect.apply(toISOString, object, []);
  }
  if (types.isRegExp(object)) {
    return `/${patternSource(object)}/`;
  }
  if (types.isAnyArrayBuffer(object)) {
    const length = types.isSharedArrayBuffer(object) ? sharedBufferLength : bufferLength;
    return `[${classNameOf(object)} of ${length(object)} bytes]`;
  }
  const href = hrefOf(object);
  if (href !== undefined) {
    return `[URL ${href}]`;
  }
  const isOpaque = [types.isBoxedPrimitive, types.isPromise, types.isWeakMap, types.isWeakSet];
  return isOpaque.some((is) => is(object)) ? `[${classNameOf(object)}]` : undefined;
}

/** The first elements of an array, a typed array or an `arguments` object; undefined for all others. */
export function elementsOf(object: object, partsMax: number): Elements | undefined {
  const isTyped = types.isTypedArray(object);
  if (!isTyped && !Array.isArray(object) && !types.isArgumentsObject(object)) {
    return;
  }
  const size = Number(isTyped ? typedArrayLength(object) : ownValue(object, 'length')) || 0;
  const parts = Array.from({ length: Math.min(size, partsMax) }, (_, index) => ownValue(object, index));
  const name = types.isArgumentsObject(object) ? 'Array' : classNameOf(object);
  return { name: isTyped ? `${name}(${size}) ` : name === 'Array' ? '' : `${name} `, size, parts };
}

/** The number of entries of a map or a set; undefined for all others. */
export function sizeOf(object: object): number | undefined {
  const size = types.isMap(object) ? mapSize(object) : types.isSet(object) ? setSize(object) : undefined;
  return typeof size === 'number' ? size : undefined;
}

/** The first entries of a map, as pairs, or of a set, as lists of one. */
export function entriesOf(object: object, entriesMax: number): (readonly unknown[])[] {
  const isMap = types.isMap(object);
  const entries: (readonly unknown[])[] = [];
  const cursor: unknown = Reflect.apply(isMap ? mapEntries : setValues, object, []);
  while (entries.length < entriesMax) {
    const { done, value } = Reflect.apply(isMap ? nextOfMap : nextOfSet, cursor, []);
    if (done) {
      break;
    }
    entries.push(isMap && Array.isArray(value) ? value : [value]);
  }
  return entries;
}

/** The first enumerable fields of an object, and their total number. */
export function fieldsOf(
  object: object,
  fieldsMax: number,
): { readonly fields: readonly Field[]; readonly size: number } {
  if (crowded.has(object)) {
    return { fields: [], size: FIELDS_MAX };
  }
  const keys = Object.keys(object);
  if (keys.length > FIELDS_MAX) {
    crowded.add(object);
    return { fields: [], size: FIELDS_MAX };
  }
  const fields = keys.slice(0, fieldsMax).map((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    const isComputed = descriptor !== undefined && !Object.hasOwn(descriptor, 'value');
    return { key, value: ownValue(object, key), isComputed };
  });
  return { fields, size: keys.length };
}

function getterOf(prototype: object, key: string): (object: object) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (object) => (get === undefined ? undefined : Reflect.apply(get, object, []));
}
