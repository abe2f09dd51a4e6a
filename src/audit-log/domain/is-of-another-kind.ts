import { types } from 'node:util';
import { hasBoundMethods } from './bind-methods';
import { isThenable } from './settled';

/** Tags of objects with named members: what `import * as options` gives, and what has a `signal`, which `fetch()` takes as well. */
const WITH_MEMBERS: readonly string[] = ['Object', 'Module', 'AbortController'];

/**
 * Whether an object is a single value and not a collection of named members. A list, a Map, an AbortSignal, a URL, a promise that nobody
 * awaited, a log: such an object has no keys of its own, and would be taken for one in which everything is left out. A class of the
 * user's own may hold members, and is none of these.
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
    isThenable(given) ||
    hasBoundMethods(given) ||
    isOfPlatform(given)
  );
}

/** Whether an object calls itself by a name that the platform has, such as `AbortSignal` or `Intl.Collator`. It may be of another realm. */
function isOfPlatform(given: object): boolean {
  const tag: unknown = Reflect.get(given, Symbol.toStringTag);
  const [name = ''] = typeof tag === 'string' ? tag.split('.') : [];
  return !WITH_MEMBERS.includes(name) && Object.hasOwn(globalThis, name);
}
