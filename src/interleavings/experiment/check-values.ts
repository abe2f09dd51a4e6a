import { describeValue } from '../barriers/describe-value';
import { ExplorationOptionError } from './errors';
import { hintAt } from './hint-at';

/** @throws ExplorationOptionError where a name is none. */
export function expectName(what: string, name: unknown): void {
  if (typeof name !== 'string' || name === '') {
    throw new ExplorationOptionError(
      `${what} needs a name, for stories and messages, not ${describeValue(name)}.`,
    );
  }
}

/** @throws ExplorationOptionError where something cannot be called. */
export function expectFunction(what: string, value: unknown): void {
  if (typeof value !== 'function') {
    throw new ExplorationOptionError(`${what} must be a function, not ${describeValue(value)}.`);
  }
}

/** @throws ExplorationOptionError where something is none of a few words; left out, it is fine. */
export function expectOneOf(what: string, value: unknown, words: readonly string[]): void {
  if (value !== undefined && !words.includes(value as string)) {
    const choices = words.map((word) => `'${word}'`).join(' or ');
    throw new ExplorationOptionError(`${what} must be ${choices}, not ${describeValue(value)}.`);
  }
}

/** @throws ExplorationOptionError where options are no object, or hold something unknown. */
export function expectOptions(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new ExplorationOptionError(
      `The options of ${what} must be an object, not ${describeValue(options)}.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new ExplorationOptionError(`"${name}" is no option of ${what}${hintAt(name, known)}`);
    }
  }
}

/** @throws ExplorationOptionError where something has no parts that could be looked at or replaced. */
export function expectObject(what: string, value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new ExplorationOptionError(`${what} must be an object, not ${describeValue(value)}.`);
  }
}
