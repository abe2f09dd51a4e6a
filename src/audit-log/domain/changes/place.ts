/** A longer key is cut in a path, so that no path takes more room than what has changed. */
const KEY_LENGTH_MAX = 200;

/** The place of two values that are compared. */
export interface Place {
  /** The JSON pointer to it (RFC 6901). */
  readonly path: string;
  /** The key or the index; empty for the whole values. */
  readonly name: string | number;
  /** How many objects and lists are around it. */
  readonly depth: number;
  /** Whether it is an item of a list, which may be a pair of a name and a value. */
  readonly isInList: boolean;
}

/** The place of the whole values. */
export const WHOLE: Place = Object.freeze({ path: '', name: '', depth: 0, isInList: false });

/** The place of a member. */
export function memberPlace({ path, depth }: Place, key: string): Place {
  return { path: `${path}/${escaped(shortened(key))}`, name: key, depth: depth + 1, isInList: false };
}

/** The place of an item. */
export function itemPlace({ path, depth }: Place, index: number): Place {
  return { path: `${path}/${index}`, name: index, depth: depth + 1, isInList: true };
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function shortened(key: string): string {
  return key.length > KEY_LENGTH_MAX
    ? `${key.slice(0, KEY_LENGTH_MAX)}[cut: ${KEY_LENGTH_MAX} of ${key.length} characters kept]`
    : key;
}
