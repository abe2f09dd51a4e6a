import { types } from 'node:util';

/**
 * Whether an object is a single value and not a collection of named members. A list, a Map, URLSearchParams, a promise that nobody
 * awaited: such an object has no keys of its own, and would be taken for one in which everything is left out.
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
