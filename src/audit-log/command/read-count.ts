import { UsageError } from './command-errors';
import { shownValue } from './shown-value';

/** How many digits a number may have, so that it is exact. */
const COUNT = /^[1-9]\d{0,14}$/;

/** Reads a whole number from 1, as the value of an option. */
export function readCount(option: string): (text: string) => number {
  return (text) => countIn(option, text, ', such as 20');
}

/** The same; or `all`, which is no limit. */
export function readCountOrAll(option: string): (text: string) => number {
  return (text) => (text === 'all' ? Number.POSITIVE_INFINITY : countIn(option, text, ', or all'));
}

function countIn(option: string, text: string, others: string): number {
  if (!COUNT.test(text)) {
    const end = /^[1-9]\d*$/.test(text) ? ` to ${'9'.repeat(15)}` : others;
    throw new UsageError(`${option} is ${shownValue(text)}, and must be a whole number from 1${end}.`);
  }
  return Number(text);
}
