import { types } from 'node:util';
import type { OptionRule } from './read-options';

/** The default time limit of a wait, in milliseconds. */
export const TIMEOUT_MS_DEFAULT = 10_000;

/** The size in bytes of the one word that the threads share. */
export const WORD_BYTES = Int32Array.BYTES_PER_ELEMENT;

/** A rule for a duration. */
export const timeLimit: OptionRule = Object.freeze({
  wanted: 'a whole number of milliseconds from 1, or Infinity for no limit',
  accepts: (value: unknown) =>
    value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 1),
});

/** A rule for any function. */
export const aFunction: OptionRule = Object.freeze({
  wanted: 'a function',
  accepts: (value: unknown) => typeof value === 'function',
});

/** A rule for an AbortSignal. It checks the methods, not the class: a signal from another realm has another class. */
export const abortSignal: OptionRule = Object.freeze({
  wanted: 'an AbortSignal',
  accepts: (value: unknown) =>
    typeof Reflect.get(Object(value), 'aborted') === 'boolean' &&
    typeof Reflect.get(Object(value), 'addEventListener') === 'function' &&
    typeof Reflect.get(Object(value), 'removeEventListener') === 'function',
});

/** A rule for a SharedArrayBuffer, from any realm. */
export const sharedMemory: OptionRule = Object.freeze({
  wanted: `a SharedArrayBuffer of at least ${WORD_BYTES} bytes`,
  accepts: (value: unknown) => types.isSharedArrayBuffer(value) && value.byteLength >= WORD_BYTES,
});

/** A rule for the number of tasks. A larger number is a mistake, and would exhaust the memory. */
export const TASKS = partiesUpTo(1_000_000);

/** A rule for the number of parties. */
export function partiesUpTo(max: number): OptionRule {
  return Object.freeze({
    wanted: `a whole number from 1 to ${max}`,
    accepts: (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max,
  });
}
