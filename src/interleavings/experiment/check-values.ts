import { inspect } from 'node:util';
import { ExplorationOptionError } from './errors';

/** A value as a message shows it, whatever it is. */
export function shown(value: unknown): string {
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, customInspect: false });
}

/** @throws ExplorationOptionError where a name is none. */
export function expectName(what: string, name: unknown): void {
  if (typeof name !== 'string' || name === '') {
    throw new ExplorationOptionError(`${what} needs a name, for stories and messages, not ${shown(name)}.`);
  }
}

/** @throws ExplorationOptionError where something cannot be called. */
export function expectFunction(what: string, value: unknown): void {
  if (typeof value !== 'function') {
    throw new ExplorationOptionError(`${what} must be a function, not ${shown(value)}.`);
  }
}

/** @throws ExplorationOptionError where something is none of a few words; left out, it is fine. */
export function expectOneOf(what: string, value: unknown, words: readonly string[]): void {
  if (value !== undefined && !words.some((word) => word === value)) {
    const choices = words.map((word) => `'${word}'`).join(' or ');
    throw new ExplorationOptionError(`${what} must be ${choices}, not ${shown(value)}.`);
  }
}

/** @throws ExplorationOptionError where options are no object, or hold something unknown. */
export function expectOptions(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new ExplorationOptionError(`The options of ${what} must be an object, not ${shown(options)}.`);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ExplorationOptionError(`"${unknown}" is no option of ${what}; there are ${known.join(', ')}.`);
  }
}
