import { UsageError } from './command-errors';

/** Reads a whole number from 1, as the value of an option. */
export function readCount(option: string): (text: string) => number {
  return (text) => {
    if (!/^[1-9]\d{0,14}$/.test(text)) {
      throw new UsageError(`${option} takes a whole number from 1, such as 20.`);
    }
    return Number(text);
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
    } catch {
      throw new UsageError(`${option} takes a whole number from 1, or all.`);
    }
  };
}
