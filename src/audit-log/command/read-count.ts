import { UsageError } from './command-errors';

/** The text is a whole number, but too large. */
class CountTooLarge extends UsageError {}

/** Reads a whole number from 1, as the value of an option. */
export function readCount(option: string): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,14}$/.test(text)) {
      return Number(text);
    }
    throw /^[1-9]\d*$/.test(text)
      ? new CountTooLarge(`${option} takes a whole number from 1 to ${'9'.repeat(15)}.`)
      : new UsageError(`${option} takes a whole number from 1, such as 20.`);
  };
}

/** The same; or `all`, which is no limit. */
export function readCountOrAll(option: string): (text: string) => number {
  const read = readCount(option);
  return (text) => {
    if (text === 'all') {
      return Number.POSITIVE_INFINITY;
    }
    try {
      return read(text);
    } catch (error) {
      throw error instanceof CountTooLarge
        ? error
        : new UsageError(`${option} takes a whole number from 1, or all.`);
    }
  };
}
