import { inspect } from 'node:util';
import { isError } from '../barriers/is-error';

/** The message of an error, or its name if the message is empty. Any other thrown value is inspected. */
export function messageOf(error: unknown): string {
  if (isError(error)) {
    return String(error.message).trim() || String(error.name);
  }
  return typeof error === 'string'
    ? error
    : inspect(error, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}

/** The text with one stop at its end. Messages of other packages often have one, and some end in a colon or a blank. */
export function asSentence(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s:;,]$/.test(text.slice(end - 1, end))) {
    end -= 1;
  }
  const whole = text.slice(0, end);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listInWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A number and its noun: `1 step`, `2 steps`. Pass `nouns` for an irregular plural. */
export function count(number: number | bigint, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 || number === 1n ? noun : nouns}`;
}
