import { harmlessLine } from './harmless-text';

const SHOWN_LENGTH_MAX = 60;

/** A value in the words of an error message: short, on one line, and without asking the value how it wants to be shown. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return describeText(value);
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'function':
      return 'a function';
    default:
      return shorten(String(value));
  }
}

/** What an error says; of what was thrown and is no error, what it is. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : describeValue(error);
}

/** Whether a value has members of its own to be looked at. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function describeText(text: string): string {
  return text.length > SHOWN_LENGTH_MAX
    ? `text of ${text.length} characters that begins with "${shorten(text)}"`
    : `"${harmlessLine(text)}"`;
}

function shorten(text: string): string {
  return harmlessLine(text.slice(0, SHOWN_LENGTH_MAX));
}
