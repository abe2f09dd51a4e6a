import { GROUP_BITS, GROUP_COUNT, groupOf, groupsWith } from './groups';
import { MARKS, type NameParts, signWords } from './sign-words';
import { SIGNS } from './signs';
import { WordTree } from './word-tree';

/** From each state and group of signs to the next state. A state is the place where its row begins. */
export interface SignTable {
  readonly next: Uint16Array;
  /** What is found where a state is reached, by the number of its row. */
  readonly found: Uint16Array;
  /** In this state and in those behind it something is found. */
  readonly firstFound: number;
}

/**
 * Where in a text a state is: in or between words, behind half of a secret part, in a name with such a part, behind one,
 * behind its `=` or colon.
 */
const MODES = Object.freeze({ before: 0, half: 1, named: 2, quoted: 3, spaced: 4, assigned: 5 });

const MODE_SHIFT = 10;
const FOUND_SHIFT = 13;
const PLACES = (1 << MODE_SHIFT) - 1;
const MODE_MASK = 7;
const ALL_SIGNS = (1 << 14) - 1;

const IN_NAME = groupsWith(/[\w.$%[\]-]/);
const LETTER = groupsWith(/[a-z]/i);
const SPACE = groupsWith(/\s/);
const BLANK = groupsWith(/[ \t]/);
const LINE_END = groupsWith(/[\r\n]/);
const QUOTE = groupsWith(/["'`\\]/);
const SIGN = groupsWith(/[=:]/);
const LIST_SIGN = groupsWith(/[,}]/);
const GREATER = groupOf('>');

/** Makes the table: all states that can be reached, each with its ways. */
export function makeSignTable(nameParts: NameParts): SignTable {
  const tree = new WordTree(signWords(nameParts));
  const states = [0];
  const numbers = new Map([[0, 0]]);
  const ways: number[] = [];
  for (const state of states) {
    for (let group = 0; group < GROUP_COUNT; group += 1) {
      const next = step(tree, state, group);
      const number = numbers.get(next) ?? states.push(next) - 1;
      numbers.set(next, number);
      ways.push(number);
    }
  }
  return tableOf(states, ways);
}

/** The states in which something is found come last, so that one comparison tells them. */
function tableOf(states: readonly number[], ways: readonly number[]): SignTable {
  const order = Array.from(states.keys()).sort((one, other) => foundIn(states[one]) - foundIn(states[other]));
  const rows = new Uint16Array(states.length);
  for (const [row, number] of order.entries()) {
    rows[number] = row << GROUP_BITS;
  }
  const next = new Uint16Array(states.length << GROUP_BITS);
  for (let index = 0; index < ways.length; index += 1) {
    const row = rows[Math.floor(index / GROUP_COUNT)] ?? 0;
    next[row + (index % GROUP_COUNT)] = rows[ways[index] ?? 0] ?? 0;
  }
  const found = Uint16Array.from(order, (number) => foundIn(states[number]));
  return { next, found, firstFound: found.findIndex((signs) => signs > 0) << GROUP_BITS };
}

function foundIn(state = 0): number {
  return state >> FOUND_SHIFT;
}

function step(tree: WordTree, state: number, group: number): number {
  const before = state & PLACES;
  const mode = (state >> MODE_SHIFT) & MODE_MASK;
  const whole = tree.step(before, group);
  const mark = tree.markOf(whole);
  const next = nextMode(mode, group, mark);
  // In a name it does not matter what else is in it.
  const place = next === MODES.named ? tree.withoutParts(whole) : whole;
  const isFlag = (tree.markOf(before) & MARKS.flagBegin) !== 0 && LETTER[group] === true;
  const found = (mark & ALL_SIGNS) | foundBy(mode, next, group, mark) | (isFlag ? SIGNS.flag : 0);
  return place | (next << MODE_SHIFT) | (found << FOUND_SHIFT);
}

function nextMode(mode: number, group: number, mark: number): number {
  if (mode === MODES.assigned) {
    return BLANK[group] === true || group === GREATER ? mode : MODES.before;
  }
  if (IN_NAME[group] === true && mode <= MODES.named) {
    return modeInName(mode, group, mark);
  }
  if (mode < MODES.named) {
    return MODES.before;
  }
  if (SIGN[group] === true) {
    return MODES.assigned;
  }
  if (SPACE[group] === true) {
    return MODES.spaced;
  }
  return QUOTE[group] === true ? MODES.quoted : MODES.before;
}

function modeInName(mode: number, group: number, mark: number): number {
  const has = (some: number) => (mark & some) !== 0;
  if (mode === MODES.named || has(MARKS.part) || (mode === MODES.half && has(MARKS.secondHalf))) {
    return MODES.named;
  }
  const goesOn = mode === MODES.half && (LETTER[group] !== true || has(MARKS.between | MARKS.secondBegin));
  return has(MARKS.firstHalf) || goesOn ? MODES.half : MODES.before;
}

function foundBy(mode: number, next: number, group: number, mark: number): number {
  if (mode === MODES.assigned) {
    return next === MODES.before && LINE_END[group] !== true ? SIGNS.assigned : 0;
  }
  if (mode === MODES.spaced && next === MODES.quoted) {
    return SIGNS.said;
  }
  if ((mode === MODES.spaced || mode === MODES.quoted) && LIST_SIGN[group] === true) {
    return SIGNS.listed;
  }
  return next === MODES.named && (mark & MARKS.encodedSign) !== 0 ? SIGNS.encoded : 0;
}
