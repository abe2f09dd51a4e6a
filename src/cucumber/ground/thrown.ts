import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';

// Code under test may throw anything: an error whose message is an object or a throwing getter, or a Proxy. No function here throws,
// or the suite would report a failure that is not its own.

/** Whether a value is an error. Errors of chai 4 are errors only by their prototype; those of another vm context only natively. */
export function isError(thrown: unknown): thrown is Error {
  return ask(() => thrown instanceof Error || isNativeError(thrown)) ?? false;
}

/** The message of an error, or the value itself as text; empty if it cannot be read. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? textOf(thrown, 'message') : writeText(thrown);
}

/** The name of an error; empty if it cannot be read. */
export function nameOf(error: Error): string {
  return textOf(error, 'name');
}

/** The name of the class of an error; empty when it has none. */
export function classNameOf(error: Error): string {
  const made = fieldOf(error, 'constructor');
  const name = typeof made === 'function' ? fieldOf(made, 'name') : '';
  return typeof name === 'string' ? name : '';
}

/** Both names of an error: its own, and that of its class. */
export function namesOf(error: Error): readonly string[] {
  return [nameOf(error), classNameOf(error)];
}

/** The code of an error as text; empty if it has none. */
export function codeOf(error: Error): string {
  return textOf(error, 'code');
}

/** A property of a thrown value; undefined if it cannot be read. */
export function fieldOf(thrown: object, name: string): unknown {
  return ask((): unknown => Reflect.get(thrown, name));
}

/** Whether a thrown value has a property. */
export function hasField(thrown: object, name: string): boolean {
  return ask(() => name in thrown) ?? false;
}

function textOf(error: Error, name: string): string {
  const value = fieldOf(error, name);
  return value === undefined ? '' : writeText(value);
}

// Not String(): for an object it says only "[object Object]".
function writeText(value: unknown): string {
  return typeof value === 'string' ? value : (ask(() => inspect(value, { breakLength: Infinity })) ?? '');
}

function ask<Answer>(question: () => Answer): Answer | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}
