import { inspect, types } from 'node:util';
import { isError } from './is-error';

const SHOWN_LENGTH_MAX = 80;

/** Describes a value for an error message: short and on one line, with quotes around a string. Never throws. */
export function describeValue(value: unknown): string {
  try {
    return shorten(show(value));
  } catch {
    // The value has a getter, or is a proxy, that throws.
    return `something that cannot be shown (${typeof value})`;
  }
}

/** Describes a thrown value for an error message: an error by its own `toString()`, anything else as a value. Never throws. */
export function describeThrown(thrown: unknown): string {
  try {
    return isError(thrown) ? String(thrown) : describeValue(thrown);
  } catch {
    return 'an error that cannot be shown';
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, SHOWN_LENGTH_MAX + 1));
  }
  if (types.isPromise(value)) {
    // inspect() would show the value or the error that the promise settled with, and its stack.
    return 'a promise';
  }
  return types.isNativeError(value) ? String(value) : inspect(value, { depth: 0, maxArrayLength: 3 });
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN_LENGTH_MAX ? `${line.slice(0, SHOWN_LENGTH_MAX)}…` : line;
}
