import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';

// Anybody may throw anything: an error whose message is an object, a getter that throws, a Proxy that answers nothing. What
// asks must not fail in its place, or the suite is told of a failure that is none of its own. Nothing in here throws.

/** Whether a thing is an error: those of chai 4 are so by prototype only, those of another vm context natively only. */
export function isError(thrown: unknown): thrown is Error {
  return ask(() => thrown instanceof Error || isNativeError(thrown)) ?? false;
}

/** What an error says, or the thing itself as a text; empty where it cannot be had. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? textOf(thrown, 'message') : writeText(thrown);
}

/** What an error calls itself; empty where that cannot be had. */
export function nameOf(error: Error): string {
  return textOf(error, 'name');
}

/** The name of the class of an error; empty when it has none. */
export function classNameOf(error: Error): string {
  const made = fieldOf(error, 'constructor');
  const name = typeof made === 'function' ? fieldOf(made, 'name') : '';
  return typeof name === 'string' ? name : '';
}

/** What an error is called: by itself, and by its class. */
export function namesOf(error: Error): readonly string[] {
  return [nameOf(error), classNameOf(error)];
}

/** The code of an error as a text; empty when it has none. */
export function codeOf(error: Error): string {
  return textOf(error, 'code');
}

/** A field of what was thrown; undefined where it cannot be had. */
export function fieldOf(thrown: object, name: string): unknown {
  return ask((): unknown => Reflect.get(thrown, name));
}

/** Whether what was thrown has a field. */
export function hasField(thrown: object, name: string): boolean {
  return ask(() => name in thrown) ?? false;
}

function textOf(error: Error, name: string): string {
  const value = fieldOf(error, name);
  return value === undefined ? '' : writeText(value);
}

// What is no text is shown as Node shows it: `String()` says of an object only that it is one.
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
