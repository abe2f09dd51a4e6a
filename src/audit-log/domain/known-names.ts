import { closest } from 'fastest-levenshtein';
import { isObject } from './harmless-text';

/** The names of something, from a table that the compiler holds against its type: it lacks none and has none too many. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.freeze(Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name)));
}

/** A name that was given and is not known. */
export interface UnknownName {
  readonly name: string;
  /** A sentence that names the nearest known one. */
  readonly hint: string;
}

/** The first key of an object that is not known; a slip such as `acter` must not be taken for nothing at all. */
export function findUnknownName(given: object, known: readonly string[]): UnknownName | undefined {
  const name = Object.keys(given).find((key) => !known.includes(key));
  return name === undefined ? undefined : { name, hint: `Did you mean "${closest(name, known)}"?` };
}

/** The methods that a value lacks, as a message names them: `count()`. */
export function missingMethods(value: unknown, names: readonly string[]): string[] {
  return names
    .filter((name) => !isObject(value) || typeof Reflect.get(value, name) !== 'function')
    .map((name) => `${name}()`);
}
