import { GROUP_BITS, GROUP_COUNT, groupsWith, UNSEEN_GROUP } from './groups';
import { MODES, nextMode, signsBehind } from './modes';
import { MARKS, type NameParts, signWords } from './sign-words';
import { SIGNS } from './signs';
import { WordTree } from './word-tree';

/** An automaton: from each state and group of characters to the next state. A state is the index where its row begins. */
export interface SignTable {
  readonly next: Uint16Array;
  /** The signs that are found in a state, by the number of its row. */
  readonly found: Uint16Array;
  /** In this state and all later ones something is found. */
  readonly firstFound: number;
}

const MODE_SHIFT = 10;
const FOUND_SHIFT = 13;
const PLACES = (1 << MODE_SHIFT) - 1;
/** How many states there can be, so that 16 bits hold the index of each row. */
const STATES_MAX = 1 << (16 - GROUP_BITS);
const MODE_MASK = 7;
/** A state without what is found in it. */
const PLAIN = (1 << FOUND_SHIFT) - 1;
const ALL_SIGNS = Object.values(SIGNS).reduce((all, sign) => all | sign, 0);

const LETTER = groupsWith(/[a-z]/i);

/**
 * Makes the table: all states that can be reached, each with its transitions.
 *
 * Throws if there is no room for them: a table without some of them would not hide some kind of secret, and nobody would know.
 */
export function makeSignTable(nameParts: NameParts): SignTable {
  const tree = new WordTree(signWords(nameParts));
  refuseMore('places in the tree of words', tree.size, PLACES + 1);
  const { states, rows } = new Rows(tree);
  refuseMore('states', states.length, STATES_MAX);
  // The states in which something is found come last, so that one comparison tells them.
  const order = Array.from(states.keys()).sort((one, other) => foundIn(states[one]) - foundIn(states[other]));
  const places = new Uint16Array(states.length);
  for (const [place, number] of order.entries()) {
    places[number] = place << GROUP_BITS;
  }
  const next = new Uint16Array(states.length << GROUP_BITS);
  for (const [number, place] of places.entries()) {
    const row = rows.get((states[number] ?? 0) & PLAIN) ?? [];
    for (let group = 0; group < GROUP_COUNT; group += 1) {
      next[place + group] = places[row[group] ?? 0] ?? 0;
    }
    // A unit that a reader does not see changes nothing.
    next[place + UNSEEN_GROUP] = place;
  }
  const found = Uint16Array.from(order, (number) => foundIn(states[number]));
  return { next, found, firstFound: found.findIndex((signs) => signs > 0) << GROUP_BITS };
}

function refuseMore(what: string, count: number, countMax: number): void {
  if (count > countMax) {
    throw new RangeError(
      `The table of signs has room for ${countMax} ${what}, and not for ${count}. Look for fewer or shorter words.`,
    );
  }
}

function foundIn(state = 0): number {
  return state >> FOUND_SHIFT;
}

/** The transitions from each state. Most are the same as from the state of a shorter prefix, and are copied from there. */
class Rows {
  readonly states: number[] = [];
  /** The numbers of the next states, by the state without what is found in it. */
  readonly rows = new Map<number, Uint16Array>();
  readonly #tree: WordTree;
  readonly #numbers = new Map<number, number>();

  constructor(tree: WordTree) {
    this.#tree = tree;
    this.#numberOf(0);
    // The loop also visits states that are added meanwhile.
    for (const state of this.states) {
      this.#rowOf(state & PLAIN);
    }
  }

  #rowOf(state: number): Uint16Array {
    const known = this.rows.get(state);
    if (known !== undefined) {
      return known;
    }
    const place = state & PLACES;
    const isFlag = (this.#tree.markOf(place) & MARKS.flagBegin) !== 0;
    const row =
      place === 0 || isFlag
        ? new Uint16Array(GROUP_COUNT)
        : this.#rowOf(this.#tree.shorter(place) | (state - place)).slice();
    const groups = place === 0 || isFlag ? row.keys() : this.#tree.waysOn(place);
    for (const group of groups) {
      row[group] = this.#numberOf(step(this.#tree, state, group));
    }
    this.rows.set(state, row);
    return row;
  }

  #numberOf(state: number): number {
    const number = this.#numbers.get(state) ?? this.states.push(state) - 1;
    this.#numbers.set(state, number);
    return number;
  }
}

function step(tree: WordTree, state: number, group: number): number {
  const before = state & PLACES;
  const mode = (state >> MODE_SHIFT) & MODE_MASK;
  const whole = tree.step(before, group);
  const mark = tree.markOf(whole);
  const next = nextMode(mode, group, mark);
  // In a name only continuations of other words matter, and after a word only what may come next.
  const place = next === MODES.named ? tree.withoutParts(whole) : tree.asGoesOn(whole);
  const isFlag = (tree.markOf(before) & MARKS.flagBegin) !== 0 && LETTER[group] === true;
  const found = (mark & ALL_SIGNS) | signsBehind({ mode, next, group, mark }) | (isFlag ? SIGNS.flag : 0);
  return place | (next << MODE_SHIFT) | (found << FOUND_SHIFT);
}
