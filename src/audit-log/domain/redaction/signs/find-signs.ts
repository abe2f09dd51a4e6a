import { endianness } from 'node:os';
import { GROUP_BITS, GROUP_OF_UNIT } from './groups';
import type { SignTable } from './sign-table';
import { SIGNS } from './signs';
import { withoutWords } from './without-words';

/** How many characters are searched in one go: they stay in the cache of the processor. */
const PIECE = 16_384;
/** How many characters are searched twice at most, where a piece or a half of it ends: more than any word has. */
const OVERLAP = 112;
/** A text of at most this length is short. */
const SHORT = 100;

/** The signs whose places are noted: secrets of these kinds are searched for only there. */
const PLACED =
  SIGNS.assigned |
  SIGNS.encoded |
  SIGNS.listed |
  SIGNS.key |
  SIGNS.flag |
  SIGNS.scheme |
  SIGNS.closed |
  SIGNS.inserted;

/** What may show secrets in a text. */
export interface FoundSigns {
  /** All {@link SIGNS} together. */
  readonly signs: number;
  /** Where some of them are, in this order: the place of the last character of the sign. */
  readonly places: readonly number[];
  /** The signs at each of these places. */
  readonly signsAt: readonly number[];
}

/** The places of this sign. */
export function placesOf({ signs, places, signsAt }: FoundSigns, sign: number): readonly number[] {
  return (signs & PLACED) === sign
    ? places
    : places.filter((_, index) => ((signsAt[index] ?? 0) & sign) !== 0);
}

/** Signs that are mostly parts of plain words, which are ruled out at once. */
const SHAPED = SIGNS.scheme | SIGNS.key | SIGNS.inserted | SIGNS.letter;

const NOTHING: FoundSigns = Object.freeze({ signs: 0, places: [], signsAt: [] });

const UNITS = new Uint16Array(PIECE + 1);
const BYTES = Buffer.from(UNITS.buffer);
/** Whether the machine is big-endian: the units are written in little-endian order. */
const IS_TURNED = endianness() === 'BE';
// Constants of this file are read faster than imports.
const GROUPS = GROUP_OF_UNIT;
const ROW_BITS = GROUP_BITS;

/** Finds what may show secrets. Each character is looked at once, and takes the same time whatever it is. */
export class SignFinder {
  readonly #table: SignTable;
  #signs = 0;
  #places: number[] = [];
  #signsAt: number[] = [];

  constructor(table: SignTable) {
    this.#table = table;
  }

  find(text: string): FoundSigns {
    this.#signs = 0;
    const { length } = text;
    if (length <= SHORT) {
      this.#findInShort(text);
    } else {
      for (let from = 0; from === 0 || from < length - OVERLAP; from += PIECE - OVERLAP) {
        const piece = length > PIECE ? text.slice(from, from + PIECE) : text;
        BYTES.write(piece, 0, piece.length * 2, 'utf16le');
        if (IS_TURNED) {
          BYTES.subarray(0, piece.length * 2).swap16();
        }
        // What an earlier text has left in the buffer must not count.
        UNITS[piece.length] = 0;
        this.#look(piece.length, from);
      }
    }
    return this.#take();
  }

  #take(): FoundSigns {
    const signs = this.#signs;
    if ((signs & PLACED) === 0) {
      return signs === 0 ? NOTHING : { ...NOTHING, signs };
    }
    const found = { signs, places: this.#places, signsAt: this.#signsAt };
    this.#places = [];
    this.#signsAt = [];
    return found;
  }

  #findInShort(text: string): void {
    lookInText(this.#table, text);
    if (HITS.count > 0) {
      for (let index = 0; index < text.length; index += 1) {
        UNITS[index] = text.charCodeAt(index);
      }
      UNITS[text.length] = 0;
      this.#note(HITS, 0, 0);
    }
  }

  #look(length: number, offset: number): void {
    const table = this.#table;
    const half = length >> 1;
    const state = lookInHalves(table, half, length);
    this.#note(HITS, offset === 0 ? 0 : OVERLAP, offset);
    const joined = lookUntilSame(table, state, half, Math.min(length, half + OVERLAP));
    this.#note(HITS, half, offset);
    this.#note(LATER_HITS, joined, offset);
  }

  /** Notes what was found from a place on. */
  #note({ places, states, count }: Hits, first: number, offset: number): void {
    for (let hit = 0; hit < count; hit += 1) {
      const index = places[hit] ?? 0;
      const all = index < first ? 0 : (this.#table.found[(states[hit] ?? 0) >> ROW_BITS] ?? 0);
      const signs = (all & SHAPED) === 0 ? all : withoutWords(all, UNITS, index);
      this.#signs |= signs;
      if ((signs & PLACED) !== 0) {
        this.#places.push(offset + index);
        this.#signsAt.push(signs);
      }
    }
  }
}

/** Where something was found in a piece. */
interface Hits {
  readonly places: Uint16Array;
  /** The states that tell what was found. */
  readonly states: Uint16Array;
  count: number;
}

const HITS = noHits();
const LATER_HITS = noHits();

function noHits(): Hits {
  return { places: new Uint16Array(PIECE), states: new Uint16Array(PIECE), count: 0 };
}

// The inner loops do nothing but go from state to state until something is found: so the compiler keeps all that they need in
// the registers of the processor.

/**
 * Searches both halves in one loop, the second as if nothing came before it: while the processor waits for one half, it works on the
 * other. Returns the state after the first half.
 */
function lookInHalves({ next, firstFound }: SignTable, half: number, length: number): number {
  const groups = GROUPS;
  const units = UNITS;
  let state = 0;
  let later = 0;
  HITS.count = 0;
  LATER_HITS.count = 0;
  for (let index = 0; index < half; ) {
    do {
      state = next[state | (groups[units[index] ?? 0] ?? 0)] ?? 0;
      later = next[later | (groups[units[half + index] ?? 0] ?? 0)] ?? 0;
      index += 1;
    } while (state < firstFound && later < firstFound && index < half);
    addHit(HITS, index - 1, state, firstFound);
    addHit(LATER_HITS, half + index - 1, later, firstFound);
  }
  if (2 * half < length) {
    addHit(LATER_HITS, length - 1, step(next, later, length - 1), firstFound);
  }
  return state;
}

/**
 * Searches the beginning of the second half again, now with what comes before it. As soon as the state is the same as without that,
 * everything found from there on was right. Returns this place.
 */
function lookUntilSame(
  { next, firstFound }: SignTable,
  stateBefore: number,
  from: number,
  to: number,
): number {
  let state = stateBefore;
  let later = 0;
  let index = from;
  HITS.count = 0;
  while (state !== later && index < to) {
    state = step(next, state, index);
    later = step(next, later, index);
    addHit(HITS, index, state, firstFound);
    index += 1;
  }
  return index;
}

function step(next: Uint16Array, state: number, index: number): number {
  return next[state | (GROUPS[UNITS[index] ?? 0] ?? 0)] ?? 0;
}

/** Character by character, which is faster for few characters than a native call. */
function lookInText({ next, firstFound }: SignTable, text: string): void {
  const groups = GROUPS;
  const { length } = text;
  let state = 0;
  HITS.count = 0;
  for (let index = 0; index < length; ) {
    do {
      state = next[state | (groups[text.charCodeAt(index)] ?? 0)] ?? 0;
      index += 1;
    } while (state < firstFound && index < length);
    addHit(HITS, index - 1, state, firstFound);
  }
}

function addHit(hits: Hits, place: number, state: number, firstFound: number): void {
  if (state >= firstFound) {
    hits.places[hits.count] = place;
    hits.states[hits.count] = state;
    hits.count += 1;
  }
}
