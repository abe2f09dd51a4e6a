import { inspect, types } from 'node:util';
import { isError } from './is-error';

const SHOWN_LENGTH_MAX = 80;

/** A value in a sentence that refuses it: short, on one line, and a text in quotes. Never throws. */
export function describeValue(value: unknown): string {
  try {
    return shorten(show(value));
  } catch {
    // A getter or a proxy that throws.
    return `something that cannot be shown (${typeof value})`;
  }
}

/** What was thrown, in a sentence that tells of it: an error as it names itself, anything else as a value. Never throws. */
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
    // Node would show what it came to, with a stack.
    return 'a promise';
  }
  return types.isNativeError(value) ? String(value) : inspect(value, { depth: 0, maxArrayLength: 3 });
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN_LENGTH_MAX ? `${line.slice(0, SHOWN_LENGTH_MAX)}…` : line;
}
