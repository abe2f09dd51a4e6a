import { inspect } from 'node:util';
import { isError } from '../barriers/is-error';

/** What an error says; an empty message is replaced by the name of the error. Anything may be thrown, and is told somehow. */
export function messageOf(error: unknown): string {
  if (isError(error)) {
    return String(error.message).trim() || String(error.name);
  }
  return typeof error === 'string'
    ? error
    : inspect(error, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}

/** A text with one mark at its end, whether or not it came with one, as the message of another often does. */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listInWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A number and its noun: `1 step`, `2 steps`; `nouns` where the plural is another word than `noun` and an s. */
export function count(number: number | bigint, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 || number === 1n ? noun : nouns}`;
}
