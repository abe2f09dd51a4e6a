import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { Excerpt } from './excerpt';
import type { Questions } from './questions';

/** These members of an error are written first, or never, so they are not added again if they are enumerable. */
const TOLD_ALREADY: ReadonlySet<string> = new Set(['name', 'message', 'code', 'cause', 'errors', 'stack']);

const FIELDS_MAX = 100;

/**
 * An error as an object: what every error may have, and the fields that a library has added, such as `status`.
 *
 * No stack: it tells an attacker more than an auditor, and is longer than all the rest. Of the added fields, an object of
 * a class is only named: the socket or the request in an error of an HTTP client holds half of the process.
 */
export function errorForm(error: Error, questions: Questions): object {
  const { name, message, code, cause, errors }: TellingError = error;
  const form = { name, message, code, cause, errors };
  const members = namesOf(error, questions);
  return members.length === 0 ? form : withAdded(form, error, members);
}

/** All names of a Proxy: whether a key is enumerable is asked only for the keys that are written. */
function namesOf(error: Error, questions: Questions): readonly string[] {
  if (!types.isProxy(error)) {
    return Object.keys(error);
  }
  const names = Reflect.ownKeys(error).filter((name) => typeof name === 'string');
  questions.countNames(names.length);
  return names;
}

/** What an error may have besides. */
interface TellingError extends Error {
  readonly code?: unknown;
  readonly errors?: unknown;
}

function withAdded(form: Record<string, unknown>, error: Error, members: readonly string[]): object {
  const added = members.filter((name) => !TOLD_ALREADY.has(name));
  for (const name of added.slice(0, FIELDS_MAX)) {
    const { value, get, enumerable }: PropertyDescriptor = Object.getOwnPropertyDescriptor(error, name) ?? {};
    if (enumerable !== true) {
      continue;
    }
    if (get === undefined && !isObject(value) && name !== '__proto__') {
      form[name] = value;
    } else {
      Object.defineProperty(form, name, { enumerable: true, get: () => shown(Reflect.get(error, name)) });
    }
  }
  const names = Object.keys(form);
  const leftOut = added.length - FIELDS_MAX;
  return leftOut > 0 ? new Excerpt(names, form, names.length + leftOut) : form;
}

/** Called only when the field is written, so never if its name is secret. */
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
