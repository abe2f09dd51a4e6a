import { types } from 'node:util';

/**
 * Whether an object is a value of its own and not a collection of named ones. A list, a Map, URLSearchParams, a promise that
 * nobody awaited: each has no key of its own and would be taken for "nothing was asked".
 */
export function isOfAnotherKind(given: object): boolean {
  return (
    types.isDate(given) ||
    types.isRegExp(given) ||
    types.isNativeError(given) ||
    types.isBoxedPrimitive(given) ||
    types.isAnyArrayBuffer(given) ||
    Symbol.iterator in given ||
    Symbol.asyncIterator in given ||
    typeof Reflect.get(given, 'then') === 'function'
  );
}
