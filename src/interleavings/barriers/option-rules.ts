import { types } from 'node:util';
import type { OptionRule } from './read-options';

/** How long everybody waits who says nothing about it, in milliseconds. */
export const TIMEOUT_MS_DEFAULT = 10_000;

/** The bytes of the one word that threads share. */
export const WORD_BYTES = Int32Array.BYTES_PER_ELEMENT;

/** How long something may take. */
export const timeLimit: OptionRule = Object.freeze({
  wanted: 'a whole number of milliseconds from 1, or Infinity for no limit',
  accepts: (value: unknown) =>
    value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 1),
});

/** A function, whatever it takes. */
export const aFunction: OptionRule = Object.freeze({
  wanted: 'a function',
  accepts: (value: unknown) => typeof value === 'function',
});

/** An AbortSignal, by what it can do: one that comes from another realm is of another class. */
export const abortSignal: OptionRule = Object.freeze({
  wanted: 'an AbortSignal',
  accepts: (value: unknown) =>
    typeof Reflect.get(Object(value), 'aborted') === 'boolean' &&
    typeof Reflect.get(Object(value), 'addEventListener') === 'function' &&
    typeof Reflect.get(Object(value), 'removeEventListener') === 'function',
});

/** Memory that threads can share, of whatever realm. */
export const sharedMemory: OptionRule = Object.freeze({
  wanted: `a SharedArrayBuffer of at least ${WORD_BYTES} bytes`,
  accepts: (value: unknown) => types.isSharedArrayBuffer(value) && value.byteLength >= WORD_BYTES,
});

/** How many tasks meet. More are a slip, and would fill the memory. */
export const TASKS = partiesUpTo(1_000_000);

/** How many parties meet. */
export function partiesUpTo(max: number): OptionRule {
  return Object.freeze({
    wanted: `a whole number from 1 to ${max}`,
    accepts: (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max,
  });
}
