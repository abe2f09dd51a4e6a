import { OCCURRED, type RowPiece, TEXT_PLACES, TIME } from '../packed-rows';
import type { Hash } from './hash';
import { LeafBytes } from './leaf-bytes';
import { LASTING_PLACES, PERSONAL_PLACES } from './leaf-text';
import { RowPlaces } from './row-places';

const MINUS = 0x2d;
const ZERO = 0x30;

/** How many bytes of UTF-8 a UTF-16 unit takes at most. */
const CHARACTER_BYTES = 3;
/** Longer pieces become bytes row by row, so that they take no more memory than the longest row needs. */
const WHOLE_LENGTH_MAX = 2 ** 18;

/** Makes of packed rows the same leaves as `leafHash`: their texts become bytes all at once, and each is copied to its place. */
export class PackedLeaves {
  readonly #out: LeafBytes;

  /** @param salts of the batch, see `saltsOf` */
  constructor(salts: string) {
    this.#out = new LeafBytes(salts);
  }

  /**
   * The leaves of the rows of a piece.
   *
   * @param first the place of the first leaf in the batch.
   * @param left which rows of the piece do not belong to the batch.
   */
  of(piece: RowPiece, first: number, left: ReadonlySet<number>): Hash[] {
    const leaves: Hash[] = [];
    const row = new RowPlaces(piece);
    const isWhole = piece.text.length <= WHOLE_LENGTH_MAX && this.#take(piece.text);
    while (row.next()) {
      if (!left.has(row.nth)) {
        if (!isWhole) {
          this.#takeEach(row);
        }
        leaves.push(this.#leaf(row, first + leaves.length));
      }
    }
    return leaves;
  }

  /** Turns the texts of a piece into bytes, and returns whether all are ASCII: else their places in the bytes are unknown. */
  #take(text: string): boolean {
    this.#out.makeRoom(text.length * CHARACTER_BYTES);
    return this.#out.bytes.write(text, this.#out.half) === text.length;
  }

  /** Turns the texts of a row into bytes, each by itself: joined, halves of characters, which no log accepts, could form a character. */
  #takeEach({ text, starts, sizes }: RowPlaces): void {
    this.#out.makeRoom(text.length * CHARACTER_BYTES);
    const { bytes, half } = this.#out;
    let character = 0;
    let byte = 0;
    for (const place of TEXT_PLACES) {
      const size = Number(sizes[place]);
      if (size >= 0) {
        const written = bytes.write(text.slice(character, character + size), half + byte);
        starts[place] = byte;
        sizes[place] = written;
        character += size;
        byte += written;
      }
    }
  }

  #leaf(row: RowPlaces, index: number): Hash {
    let end = this.#out.beginPersonal(index);
    for (const place of PERSONAL_PLACES) {
      end = this.#putText(row, place, end);
    }
    const personal = this.#out.personalHash(end);
    end = this.#out.beginLasting();
    for (const place of LASTING_PLACES) {
      if (place === TIME || place === OCCURRED) {
        end = this.#putNumber(place === TIME ? row.time : row.occurred, end);
      } else {
        end = this.#putText(row, place, end);
      }
    }
    return this.#out.leafHash(end, personal);
  }

  #putText({ starts, sizes }: RowPlaces, place: number, end: number): number {
    const size = Number(sizes[place]);
    if (size < 0) {
      return this.#putNothing(end);
    }
    return this.#out.put(this.#out.half + Number(starts[place]), size, this.#out.putSize(size, end));
  }

  #putNumber(value: number | undefined, end: number): number {
    if (value === undefined) {
      return this.#putNothing(end);
    }
    if (value >= 1e12 && value < 1e13) {
      // A time of these centuries. To make it a text takes a tenth of the time of a row.
      const high = Math.trunc(value / 1e6);
      return this.#putDecimal(value - 1e6 * high, 6, this.#putDecimal(high, 7, this.#out.putSize(13, end)));
    }
    const digits = String(value);
    return this.#out.putDigits(digits, this.#out.putSize(digits.length, end));
  }

  /** Writes a number of `count` digits. */
  #putDecimal(value: number, count: number, end: number): number {
    const { bytes } = this.#out;
    let rest = value;
    for (let at = end + count - 1; at >= end; at -= 1) {
      const higher = Math.trunc(rest / 10);
      bytes[at] = ZERO + rest - 10 * higher;
      rest = higher;
    }
    return end + count;
  }

  #putNothing(end: number): number {
    this.#out.bytes[end] = MINUS;
    return end + 1;
  }
}
