import { types } from 'node:util';
import { isObject } from '../harmless-text';

/** What is told of an error first, or not at all, is not told again where it is enumerable. */
const TOLD_ALREADY: ReadonlySet<string> = new Set(['name', 'message', 'code', 'cause', 'errors', 'stack']);

const FIELDS_MAX = 100;

/**
 * An error as an object: what every error may have, and the fields that a library has added, such as `status`.
 *
 * No stack: it tells an attacker more than an auditor, and is longer than all the rest. Of the added fields, an object of
 * a class is only named: the socket or the request in an error of an HTTP client holds half of the process.
 */
export function errorForm(error: Error): object {
  const { name, message, code, cause, errors }: TellingError = error;
  const members = Object.keys(error);
  return withAdded({ name, message, code, cause, errors }, error, members);
}

/** What an error may have besides. */
interface TellingError extends Error {
  readonly code?: unknown;
  readonly errors?: unknown;
}

function withAdded(form: Record<string, unknown>, error: Error, members: readonly string[]): object {
  if (members.length === 0) {
    return form;
  }
  const added = members.filter((name) => !TOLD_ALREADY.has(name));
  for (const name of added.slice(0, FIELDS_MAX)) {
    const { value, get }: PropertyDescriptor = Object.getOwnPropertyDescriptor(error, name) ?? {};
    if (get === undefined && !isObject(value) && name !== '__proto__') {
      form[name] = value;
    } else {
      Object.defineProperty(form, name, { enumerable: true, get: () => shown(Reflect.get(error, name)) });
    }
  }
  return form;
}

/** Read only when it is written, and so not where its name is secret. */
function shown(field: unknown): unknown {
  return isObject(field) && !isOfTheLanguage(field) ? '[object]' : field;
}

function isOfTheLanguage(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    // Also the plain object of another realm.
    Object.getPrototypeOf(prototype) === null ||
    Array.isArray(value) ||
    types.isNativeError(value) ||
    value instanceof Error ||
    types.isDate(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    typeof Reflect.get(value, 'toJSON') === 'function' ||
    TAGS.has(String(Reflect.get(value, Symbol.toStringTag)))
  );
}

const TAGS = new Set(['Headers', 'URLSearchParams', 'FormData', 'Response', 'Request', 'URL']);
