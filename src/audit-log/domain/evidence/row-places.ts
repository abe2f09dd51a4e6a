import { OCCURRED, type RowPiece, TEXT_PLACES } from '../packed-rows';

const PLACES = 14;

/** Goes through the rows of a piece, and says where the values of each are. */
export class RowPlaces {
  readonly #piece: RowPiece;
  #nextLength = 0;
  #nextOccurred = 0;
  /** The place of the row in the piece. */
  nth = -1;
  /** Where its texts begin in the text of the piece. */
  start = 0;
  /** Where they end. */
  end = 0;
  /** Where each of its texts begins. */
  readonly starts = new Int32Array(PLACES);
  /** How long each of them is; -1 where there is none. */
  readonly sizes = new Int32Array(PLACES);

  /** `occurredAt` of the row; `undefined` if it has none. */
  occurred: number | undefined;

  /** Before the first row. */
  constructor(piece: RowPiece) {
    this.#piece = piece;
  }

  /** All texts of the row, joined. */
  get text(): string {
    return this.#piece.text.slice(this.start, this.end);
  }

  get time(): number {
    return Number(this.#piece.times[this.nth]);
  }

  /** Goes on to the next row, if there is one. */
  next(): boolean {
    const { lengths, times, occurredTimes } = this.#piece;
    this.nth += 1;
    if (this.nth >= times.length) {
      return false;
    }
    let at = this.#nextLength;
    const present = Number(lengths[at]);
    at += 1;
    let { end } = this;
    this.start = end;
    for (const place of TEXT_PLACES) {
      this.starts[place] = end;
      if ((present & (1 << place)) === 0) {
        this.sizes[place] = -1;
      } else {
        const size = Number(lengths[at]);
        this.sizes[place] = size;
        at += 1;
        end += size;
      }
    }
    this.end = end;
    this.#nextLength = at;
    this.occurred = undefined;
    if ((present & (1 << OCCURRED)) !== 0) {
      this.occurred = occurredTimes[this.#nextOccurred];
      this.#nextOccurred += 1;
    }
    return true;
  }
}
