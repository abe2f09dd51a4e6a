import { distance } from 'fastest-levenshtein';
import { isObject, quoteText } from './harmless-text';

/** The names of something, from a table that the compiler holds against its type: it lacks none and has none too many. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.freeze(Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name)));
}

/** A name that was given and is not known. */
export interface UnknownName {
  readonly name: string;
  /** A sentence that names the known one that was meant; where none is like it, all of them. */
  readonly hint: string;
}

/** The shortest name that may be meant by a part of itself: `type` for `eventType`. */
const PART_LENGTH_MIN = 4;

/**
 * The first key of an object that is not known; a slip such as `acter` must not be taken for nothing at all.
 *
 * Looks at own enumerable keys: those that somebody wrote down. What a class has besides its fields, such as methods, is
 * nobody's slip.
 */
export function findUnknownName(given: object, known: readonly string[]): UnknownName | undefined {
  // Part of every record(), so nothing is made for it.
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      return { name, hint: hintAt(name, known) };
    }
  }
  return undefined;
}

/** The methods that a value lacks, as a message names them: `count()`. */
export function missingMethods(value: unknown, names: readonly string[]): string[] {
  return names
    .filter((name) => !isObject(value) || typeof Reflect.get(value, name) !== 'function')
    .map((name) => `${name}()`);
}

/** The known name that a slip is most like, if it is like one at all. A guess without a likeness only leads astray. */
function findLikeName(name: string, known: readonly string[]): string | undefined {
  const likely = known.filter((candidate) => isLike(name.toLowerCase(), candidate.toLowerCase()));
  return likely.toSorted((one, other) => distance(name, one) - distance(name, other))[0];
}

function hintAt(name: string, known: readonly string[]): string {
  const meant = findLikeName(name, known);
  return meant === undefined
    ? `What there is: ${known.map(quoteText).join(', ')}.`
    : `Did you mean "${meant}"?`;
}

function isLike(name: string, known: string): boolean {
  const longer = Math.max(name.length, known.length);
  // To compare what is far too long would take time, and it is like nothing.
  if (longer > 2 * known.length && name.length > PART_LENGTH_MIN) {
    return false;
  }
  const isPart = name.length >= PART_LENGTH_MIN && known.includes(name);
  return isPart || distance(name, known) <= Math.floor(longer / 3);
}
