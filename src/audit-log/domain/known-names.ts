import { distance } from 'fastest-levenshtein';
import { isObject, quoteText } from './harmless-text';

/** The names in a table. The compiler compares the table with its type: no name is missing, and none is too many. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.freeze(Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name)));
}

/** A name that was given and is not known. */
export interface UnknownName {
  readonly name: string;
  /** A sentence that names the known one that was meant; where none is like it, all of them. */
  readonly hint: string;
}

/** The shortest part of a name that may stand for it: `type` for `eventType`. */
const PART_LENGTH_MIN = 4;

/**
 * The first key of an object that is not known: a typing error such as `acter` must not be ignored.
 *
 * Looks at own enumerable keys, which are those that somebody wrote down. Other members of a class, such as methods, are no typing
 * errors.
 */
export function findUnknownName(given: object, known: readonly string[]): UnknownName | undefined {
  // Every record() runs this, so it makes no object that it can do without.
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      return { name, hint: hintAt(name, known) };
    }
  }
  return undefined;
}

/** The methods that a value lacks, as a message names them: `count()`. A function may have methods, too, as a class with static ones has. */
export function missingMethods(value: unknown, names: readonly string[]): string[] {
  const mayHaveSome = isObject(value) || typeof value === 'function';
  return names
    .filter((name) => !mayHaveSome || typeof Reflect.get(value, name) !== 'function')
    .map((name) => `${name}()`);
}

/** The known name that is most similar to an unknown one, if any is similar: another guess would only mislead. */
export function findLikeName(name: string, known: readonly string[]): string | undefined {
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
  // A name that is far too long is similar to none, and comparing it would take time.
  if (longer > 2 * known.length && name.length > PART_LENGTH_MIN) {
    return false;
  }
  const isPart = name.length >= PART_LENGTH_MIN && known.includes(name);
  return isPart || slips(name, known) <= Math.floor(longer / 3);
}

/** How many slips lead from one name to the other. Two letters that changed places are one. */
function slips(name: string, known: string): number {
  const changes = distance(name, known);
  const isSwap = changes === 2 && [...name].toSorted().join('') === [...known].toSorted().join('');
  return isSwap ? 1 : changes;
}
