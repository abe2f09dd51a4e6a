import { endianness } from 'node:os';
import { GROUP_BITS, GROUP_OF_UNIT } from './groups';
import type { SignTable } from './sign-table';
import { SIGNS } from './signs';
import { withoutWords } from './without-words';

/** What is looked at in one go: it stays in the nearest memory. */
const PIECE = 16_384;
/** What is looked at twice where one piece ends: longer than whatever is looked for. */
const OVERLAP = 96;
/** A shorter text is looked at from its beginning to its end, a longer one in two halves at once. */
const HALVED = 1024;

/** A text of so many signs is short. */
const SHORT = 100;

/** Of these it is told where they are: what is secret is looked for there alone. */
const PLACED =
  SIGNS.assigned |
  SIGNS.encoded |
  SIGNS.listed |
  SIGNS.key |
  SIGNS.flag |
  SIGNS.scheme |
  SIGNS.letter |
  SIGNS.closed;

/** What may show secrets in a text. */
export interface FoundSigns {
  /** All {@link SIGNS} together. */
  readonly signs: number;
  /** Where some of them are, in this order: the place of the last character of the sign. */
  readonly places: readonly number[];
  /** What there is at each of these places. */
  readonly signsAt: readonly number[];
}

/** Where there is a sign of this kind. */
export function placesOf({ signs, places, signsAt }: FoundSigns, sign: number): readonly number[] {
  return (signs & PLACED) === sign
    ? places
    : places.filter((_, index) => ((signsAt[index] ?? 0) & sign) !== 0);
}

/** What is told from plain words at once: they are many. */
const SHAPED = SIGNS.scheme | SIGNS.key;

const NOTHING: FoundSigns = Object.freeze({ signs: 0, places: [], signsAt: [] });

const UNITS = new Uint16Array(PIECE + 1);
const BYTES = Buffer.from(UNITS.buffer);
/** Whether the processor reads the bytes of a unit the other way round than they are written. */
const IS_TURNED = endianness() === 'BE';
// Names of this file are quicker than those of another one.
const GROUPS = GROUP_OF_UNIT;
const ROW_BITS = GROUP_BITS;

/** Finds what may show secrets. Each character is looked at once, and takes the same time whatever it is. */
export class SignFinder {
  readonly #table: SignTable;
  #signs = 0;
  #notes: Notes = { places: [], signsAt: [] };
  #laterNotes: Notes = { places: [], signsAt: [] };

  constructor(table: SignTable) {
    this.#table = table;
  }

  find(text: string): FoundSigns {
    this.#signs = 0;
    const { length } = text;
    for (let from = 0; from === 0 || from < length - OVERLAP; from += PIECE - OVERLAP) {
      const piece = length > PIECE ? text.slice(from, from + PIECE) : text;
      if (piece.length <= SHORT) {
        writeShort(piece);
      } else {
        BYTES.write(piece, 0, piece.length * 2, 'utf16le');
        if (IS_TURNED) {
          BYTES.subarray(0, piece.length * 2).swap16();
        }
      }
      // What another text has left behind this one says nothing about it.
      UNITS[piece.length] = 0;
      this.#look(piece.length, from);
    }
    return this.#take();
  }

  #take(): FoundSigns {
    const signs = this.#signs;
    if ((signs & PLACED) === 0) {
      return signs === 0 ? NOTHING : { ...NOTHING, signs };
    }
    const found = { signs, ...this.#notes };
    this.#notes = { places: [], signsAt: [] };
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
    if (this.#laterNotes.places.length > 0) {
      this.#addLater(offset + half + OVERLAP);
    }
    this.#lookBetween(length - OVERLAP, length, offset, 2 * half);
  }

  /** While the processor waits for the one half, it looks at the other. */
  #lookInHalves(half: number, offset: number, known: number): void {
    const { next, firstFound } = this.#table;
    const groups = GROUPS;
    const units = UNITS;
    let state = 0;
    let later = 0;
    for (let index = 0; index < half; index += 1) {
      state = next[state | (groups[units[index] ?? 0] ?? 0)] ?? 0;
      later = next[later | (groups[units[half + index] ?? 0] ?? 0)] ?? 0;
      if (state >= firstFound && index >= known) {
        this.#note(state, index, offset, this.#notes);
      }
      if (later >= firstFound) {
        this.#note(later, half + index, offset, this.#laterNotes);
      }
    }
  }

  #lookBetween(from: number, to: number, offset: number, known: number): void {
    const { next, firstFound } = this.#table;
    const groups = GROUPS;
    const units = UNITS;
    let state = 0;
    for (let index = from; index < to; index += 1) {
      state = next[state | (groups[units[index] ?? 0] ?? 0)] ?? 0;
      if (state >= firstFound && index >= known) {
        this.#note(state, index, offset, this.#notes);
      }
    }
  }

  #note(state: number, index: number, offset: number, { places, signsAt }: Notes): void {
    const all = this.#table.found[state >> ROW_BITS] ?? 0;
    const signs = (all & SHAPED) === 0 ? all : withoutWords(all, UNITS, index);
    this.#signs |= signs;
    if ((signs & PLACED) !== 0) {
      places.push(offset + index);
      signsAt.push(signs);
    }
  }

  /** Adds what was found in the second half, but for its beginning. */
  #addLater(from: number): void {
    const { places, signsAt } = this.#laterNotes;
    for (const [index, place] of places.entries()) {
      if (place >= from) {
        this.#notes.places.push(place);
        this.#notes.signsAt.push(signsAt[index] ?? 0);
      }
    }
    this.#laterNotes = { places: [], signsAt: [] };
  }
}

/** Sign by sign, which is quicker where they are few than to call for help. */
function writeShort(piece: string): void {
  for (let index = 0; index < piece.length; index += 1) {
    UNITS[index] = piece.charCodeAt(index);
  }
}

/** Signs and their places. */
interface Notes {
  readonly places: number[];
  readonly signsAt: number[];
}
