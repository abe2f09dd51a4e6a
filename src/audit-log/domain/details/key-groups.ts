import type { DetailsKey, DetailsKeys } from '../redaction/redaction';
import { BlankObject } from './blank-object';
import { mayBeTable } from './table-cells';

/** The keys of an object, and what is known of them. */
export interface KeyGroup {
  readonly names: readonly string[];
  readonly keys: readonly DetailsKey[];
  /** Whether none of them may hide a value. */
  readonly isOpen: boolean;
  /** Whether keys hide a value only because a member beside it names a secret: `{ name: 'token', value: 'x' }`. */
  readonly isPair: boolean;
  /** Whether that happens only in the issues of a validator. */
  readonly isOfIssue: boolean;
  /** Whether some keys may be those of columns or an SQL statement, and others those of rows or parameters. */
  readonly isTable: boolean;
  /** Makes copies of such objects. */
  readonly blank: BlankObject;
}

/** An object with more keys, or with a longer one, is not worth remembering. */
const KEYS_MAX = 32;
const KEY_LENGTH_MAX = 100;

/** How many groups are remembered: a power of 2. */
const PLACES = 128;

/**
 * A cache for the keys of objects that come again and again, with every entry or in a list. To compare them with the keys of the last
 * such object takes a fraction of the time that it takes to look each of them up.
 */
export class KeyGroups {
  readonly #keys: DetailsKeys;
  readonly #known: (KeyGroup | undefined)[] = Array.from({ length: PLACES });

  constructor(keys: DetailsKeys) {
    this.#keys = keys;
  }

  /** The group of an object with these keys, of which there is at least one; `undefined` if it is not worth remembering. */
  of(names: readonly string[]): KeyGroup | undefined {
    const { length } = names;
    if (length > KEYS_MAX) {
      return undefined;
    }
    const place = placeOf(names[0] ?? '', names[length - 1] ?? '', length);
    const known = this.#known[place];
    return known !== undefined && areSame(known.names, names) ? known : this.#learn(names, place);
  }

  #learn(names: readonly string[], place: number): KeyGroup | undefined {
    if (names.some(({ length }) => length > KEY_LENGTH_MAX)) {
      return undefined;
    }
    const keys = names.map((name) => this.#keys.get(name));
    const hiding = keys.filter(({ mayHide }) => mayHide);
    const areValues = hiding.every(isValue);
    const isOpen = areValues && (hiding.length === 0 || !keys.some(({ isNaming }) => isNaming));
    const isOfIssue = hiding.every((key) => key.isOfIssue);
    const isTable = mayBeTable(names);
    const group = {
      names,
      keys,
      isOpen,
      isPair: !isOpen && areValues,
      isOfIssue,
      isTable,
      blank: new BlankObject(names),
    };
    this.#known[place] = group;
    return group;
  }
}

function isValue({ isValuing, isSecret }: DetailsKey): boolean {
  return isValuing && !isSecret;
}

/** The index in the cache: objects of one program mostly differ in one of these three. */
function placeOf(first: string, last: string, length: number): number {
  return (31 * length + 7 * first.charCodeAt(0) + last.charCodeAt(last.length - 1)) & (PLACES - 1);
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) {
    return false;
  }
  for (let index = 0; index < some.length; index += 1) {
    if (some[index] !== others[index]) {
      return false;
    }
  }
  return true;
}
