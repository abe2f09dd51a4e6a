import { GROUP_BITS, GROUP_OF_UNIT } from './groups';
import type { SignTable } from './sign-table';
import { SIGNS } from './signs';

/** What is looked at in one go: it stays in the nearest memory. */
const PIECE = 16_384;
/** What is looked at twice where one piece ends: longer than whatever is looked for. */
const OVERLAP = 96;
/** A shorter text is looked at from its beginning to its end, a longer one in two halves at once. */
const HALVED = 1024;

const PLACED = SIGNS.assigned | SIGNS.encoded;

/** What may show secrets in a text. */
export interface FoundSigns {
  /** All {@link SIGNS} together. */
  readonly signs: number;
  /** Where the values of names may begin, in this order. */
  readonly values: readonly number[];
  /** The same for what is encoded for a URL. */
  readonly encodedValues: readonly number[];
}

const NOTHING: FoundSigns = Object.freeze({ signs: 0, values: [], encodedValues: [] });

const UNITS = new Uint16Array(PIECE);
const BYTES = Buffer.from(UNITS.buffer);
// Names of this file are quicker than those of another one.
const GROUPS = GROUP_OF_UNIT;
const ROW_BITS = GROUP_BITS;

/** Finds what may show secrets. Each character is looked at once, and takes the same time whatever it is. */
export class SignFinder {
  readonly #table: SignTable;
  #signs = 0;
  #values: number[] = [];
  #encodedValues: number[] = [];
  #laterValues: number[] = [];
  #laterEncodedValues: number[] = [];

  constructor(table: SignTable) {
    this.#table = table;
  }

  find(text: string): FoundSigns {
    this.#signs = 0;
    const { length } = text;
    for (let from = 0; from === 0 || from < length - OVERLAP; from += PIECE - OVERLAP) {
      const piece = length > PIECE ? text.slice(from, from + PIECE) : text;
      BYTES.write(piece, 0, piece.length * 2, 'utf16le');
      this.#look(piece.length, from);
    }
    return this.#take();
  }

  #take(): FoundSigns {
    const signs = this.#signs;
    if ((signs & PLACED) === 0) {
      return signs === 0 ? NOTHING : { ...NOTHING, signs };
    }
    const found = { signs, values: this.#values, encodedValues: this.#encodedValues };
    this.#values = [];
    this.#encodedValues = [];
    return found;
  }

  #look(length: number, offset: number): void {
    const known = offset === 0 ? 0 : OVERLAP;
    if (length < HALVED) {
      this.#lookBetween(0, length, offset, known);
      return;
    }
    const half = length >> 1;
    this.#lookInHalves(half, offset, known);
    // What begins in front of the second half, and the last sign.
    this.#lookBetween(half - OVERLAP, half + OVERLAP, offset, half);
    this.#addLater(offset + half + OVERLAP);
    this.#lookBetween(length - OVERLAP, length, offset, 2 * half);
  }

  /** While the processor waits for the one half, it looks at the other. */
  #lookInHalves(half: number, offset: number, known: number): void {
    const { next, firstFound } = this.#table;
    let state = 0;
    let later = 0;
    for (let index = 0; index < half; index += 1) {
      state = next[state | (GROUPS[UNITS[index] ?? 0] ?? 0)] ?? 0;
      later = next[later | (GROUPS[UNITS[half + index] ?? 0] ?? 0)] ?? 0;
      if (state >= firstFound && index >= known) {
        this.#note(state, offset + index, this.#values, this.#encodedValues);
      }
      if (later >= firstFound) {
        this.#note(later, offset + half + index, this.#laterValues, this.#laterEncodedValues);
      }
    }
  }

  #lookBetween(from: number, to: number, offset: number, known: number): void {
    const { next, firstFound } = this.#table;
    let state = 0;
    for (let index = from; index < to; index += 1) {
      state = next[state | (GROUPS[UNITS[index] ?? 0] ?? 0)] ?? 0;
      if (state >= firstFound && index >= known) {
        this.#note(state, offset + index, this.#values, this.#encodedValues);
      }
    }
  }

  #note(state: number, place: number, values: number[], encodedValues: number[]): void {
    const signs = this.#table.found[state >> ROW_BITS] ?? 0;
    this.#signs |= signs;
    if ((signs & SIGNS.assigned) !== 0) {
      values.push(place);
    }
    if ((signs & SIGNS.encoded) !== 0) {
      encodedValues.push(place + 1);
    }
  }

  #addLater(from: number): void {
    if (this.#laterValues.length > 0) {
      this.#values.push(...this.#laterValues.filter((place) => place >= from));
      this.#laterValues = [];
    }
    if (this.#laterEncodedValues.length > 0) {
      this.#encodedValues.push(...this.#laterEncodedValues.filter((place) => place > from));
      this.#laterEncodedValues = [];
    }
  }
}
