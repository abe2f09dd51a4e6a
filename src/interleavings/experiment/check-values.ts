import { describeThrown, describeValue } from '../barriers/describe-value';
import { isCollection } from '../barriers/is-collection';
import { ExplorationOptionError } from './errors';
import { hintAt } from './hint-at';

/** @throws ExplorationOptionError unless the name is a string that is not empty. */
export function expectName(what: string, name: unknown): void {
  if (typeof name !== 'string' || name === '') {
    throw new ExplorationOptionError(
      `${what} needs a name, for stories and messages, not ${describeValue(name)}.`,
    );
  }
}

/** @throws ExplorationOptionError unless the value is a function. */
export function expectFunction(what: string, value: unknown): void {
  if (typeof value !== 'function') {
    throw new ExplorationOptionError(`${what} must be a function, not ${describeValue(value)}.`);
  }
}

/** @throws ExplorationOptionError unless the value is one of the given words, or undefined. */
export function expectOneOf(what: string, value: unknown, words: readonly string[]): void {
  if (value !== undefined && !words.includes(value as string)) {
    const choices = words.map((word) => `'${word}'`).join(' or ');
    throw new ExplorationOptionError(`${what} must be ${choices}, not ${describeValue(value)}.`);
  }
}

/** @throws ExplorationOptionError unless the options are an object without unknown names. */
export function expectOptions(what: string, options: unknown, known: readonly string[]): void {
  for (const name of namesIn(what, options)) {
    if (!known.includes(name)) {
      throw new ExplorationOptionError(`"${name}" is no option of ${what}${hintAt(name, known)}`);
    }
  }
}

function namesIn(what: string, options: unknown): readonly string[] {
  try {
    if (isCollection(options)) {
      return Object.keys(options);
    }
  } catch (error) {
    throw new ExplorationOptionError(`The options of ${what} cannot be read: ${describeThrown(error)}.`);
  }
  throw new ExplorationOptionError(
    `The options of ${what} must be an object, not ${describeValue(options)}.`,
  );
}

/** @throws ExplorationOptionError unless the value is an object or a function. */
export function expectObject(what: string, value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new ExplorationOptionError(`${what} must be an object, not ${describeValue(value)}.`);
  }
}
