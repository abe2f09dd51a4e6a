import type { DetailsKeys } from './redaction';

const NAME_LENGTH_MAX = 64;
const DASH = 45;

/** The headers that may carry a credential, whatever stands in their names. */
const HEADER = /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|x-[\w-]+|sec-[\w-]+|api-?key)$/i;
const FLAG = /^--?[a-z][\w-]*$/i;

/**
 * Whether an item of a list is secret because of the one before it: the value of a flag (`['--password', 'x']`), of a
 * header in a raw list (`['Cookie', 'x']`), or of a pair in a list of pairs (`[['token', 'x']]`).
 */
export function isNamedByItem(
  previous: unknown,
  { index, length, isInList }: { index: number; length: number; isInList: boolean },
  keys: DetailsKeys,
): boolean {
  if (typeof previous !== 'string' || previous.length < 2 || previous.length > NAME_LENGTH_MAX) {
    return false;
  }
  if (previous.charCodeAt(0) === DASH) {
    return FLAG.test(previous) && keys.isSecret(previous);
  }
  if (index % 2 === 0 || length % 2 === 1) {
    return false;
  }
  return ((length === 2 && isInList) || HEADER.test(previous)) && keys.isSecret(previous);
}

/** Whether a member that names what stands beside it names a secret: `{ name: 'token', value: 'x' }`. */
export function isSecretNaming(name: unknown, keys: DetailsKeys): boolean {
  return (
    typeof name === 'string' &&
    name.length <= NAME_LENGTH_MAX &&
    // The last part of a JSON pointer.
    keys.isSecret(name.slice(name.lastIndexOf('/') + 1))
  );
}

/** What the keys of an object say about it. */
const PLAIN = 0;
const SPECIAL = 1;
const NAMING = 2;
const VALUING = 4;
const PAIR = NAMING | VALUING;

/** Whether an object can be copied as it is, and whether it may be a pair of a name and a value. */
export function lookAtNames(
  names: readonly string[],
  keys: DetailsKeys,
): { readonly isPlain: boolean; readonly isPair: boolean } {
  let looks = PLAIN;
  for (const name of names) {
    const key = keys.get(name);
    looks |= key.isSecret || name === '__proto__' ? SPECIAL : PLAIN;
    looks |= (key.isNaming ? NAMING : PLAIN) | (key.isValuing ? VALUING : PLAIN);
  }
  const isPair = (looks & PAIR) === PAIR;
  return { isPlain: !isPair && (looks & SPECIAL) === PLAIN, isPair };
}
