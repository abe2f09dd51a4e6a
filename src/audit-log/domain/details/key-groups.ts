import type { DetailsKey, DetailsKeys, PairKind } from '../redaction/redaction';
import { BlankObject } from './blank-object';
import { type TableMember, tableOf } from './table-cells';

/** The keys of an object, and what is known of them. */
export interface KeyGroup {
  readonly names: readonly string[];
  readonly keys: readonly DetailsKey[];
  /** Whether none of them may hide a value. */
  readonly isOpen: boolean;
  /** Whether keys hide a value only because a member beside it names a secret: `{ name: 'token', value: 'x' }`. */
  readonly isPair: boolean;
  /** The kind of pair in which that happens, if it is only one. */
  readonly pairKind: PairKind;
  /** The keys that may be those of columns and rows, or of an SQL statement and its parameters; `undefined` if there are none. */
  readonly table: readonly TableMember[] | undefined;
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
    const pairKind = hiding.every((key) => key.pairKind === hiding[0]?.pairKind)
      ? hiding[0]?.pairKind
      : undefined;
    const isOpen = areValues && (hiding.length === 0 || !keys.some((key) => mayName(key, pairKind)));
    const group = {
      names,
      keys,
      isOpen,
      isPair: !isOpen && areValues,
      pairKind,
      table: tableOf(names),
      blank: new BlankObject(names),
    };
    this.#known[place] = group;
    return group;
  }
}

/** Whether a key may be that of the name in such a pair. Any may be in the issues of a validator, where it may hold a path. */
function mayName(key: DetailsKey, pairKind: PairKind): boolean {
  return key.isNaming && (pairKind !== 'content' || key.pairKind === 'content');
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
