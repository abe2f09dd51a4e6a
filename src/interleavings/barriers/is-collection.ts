import { types } from 'node:util';

/** What has named members calls itself so: a plain object, and what `import * as options` gives. */
const WITH_MEMBERS: readonly string[] = ['Object', 'Module'];

/**
 * Whether a value can be an options object. A list, a Map, a promise, a URL, an AbortSignal or a service has no options by their names;
 * without this check it would pass as `{}`. A class may hold options. A proxy may throw.
 */
export function isCollection(given: unknown): given is object {
  return (
    typeof given === 'object' &&
    given !== null &&
    !(Symbol.iterator in given) &&
    !(Symbol.asyncIterator in given) &&
    !types.isDate(given) &&
    !types.isRegExp(given) &&
    !types.isNativeError(given) &&
    !types.isBoxedPrimitive(given) &&
    !types.isAnyArrayBuffer(given) &&
    !isOfPlatform(given) &&
    (Object.keys(given).length > 0 || isPlain(given))
  );
}

/** Whether an object calls itself by a name that the platform has, such as `AbortSignal`. It may be of another realm. */
function isOfPlatform(given: object): boolean {
  const tag: unknown = Reflect.get(given, Symbol.toStringTag);
  return typeof tag === 'string' && !WITH_MEMBERS.includes(tag) && Object.hasOwn(globalThis, tag);
}

/** Whether it is no instance of a class. The prototype of a plain object may be of another realm. */
function isPlain(given: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
