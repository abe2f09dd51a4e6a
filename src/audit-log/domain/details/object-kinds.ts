import { types } from 'node:util';
import { isObject } from '../harmless-text';
import type { Members } from './group-form';

/** Whether an object has content besides its members. The prototype does not tell, because it may have been replaced. */
export function isOfItsOwnKind(source: object): boolean {
  return (
    types.isMap(source) ||
    types.isSet(source) ||
    types.isAnyArrayBuffer(source) ||
    types.isBoxedPrimitive(source)
  );
}

/** Whether a prototype is that of an object literal or a list, or none. */
export function isPlain(prototype: unknown): boolean {
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Whether an object has a `toJSON`: it may answer differently in another place. */
export function tellsJson(source: object): boolean {
  return typeof Reflect.get(source, 'toJSON') === 'function';
}

/** Whether an object has no `toJSON`. Reads it, because to ask whether it exists takes twice as long. */
export function isToldByMembers(value: object): value is Members {
  return isObject(value) && value.toJSON === undefined;
}
