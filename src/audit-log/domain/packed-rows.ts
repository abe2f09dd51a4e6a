import type { EntryRow, EntryRows } from './entry-row';

/**
 * Some rows as plain data: their texts written one after another, and what it takes to read them again.
 *
 * Sending to a thread costs per value, and hardly depends on size: one text and a few arrays of numbers cost two thirds of what
 * the rows themselves do. To insert slices of a text is as cheap as to insert texts.
 */
export interface RowPiece {
  /** All texts of all rows. */
  readonly text: string;
  /** For each row a bit mask of its columns that are present, and then the length of each of its texts. */
  readonly lengths: Int32Array;
  /** The time of each row. */
  readonly times: Float64Array;
  /** `occurredAt` of each row that has it. */
  readonly occurredTimes: Float64Array;
}

type OrNull<Row extends readonly unknown[]> = {
  readonly [Column in keyof Row]: Row[Column] extends string ? string | null : Row[Column];
};

/** The values of a row, whether they can be stored or not. */
export type RowValues = OrNull<EntryRow>;

/** The index of the time in a row. */
export const TIME = 1;
/** The index of `occurredAt` in a row. */
export const OCCURRED = 12;
/** The indexes of the texts in a row, in the order in which a piece has them. */
export const TEXT_PLACES = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13] as const;

/** When a piece ends. So few rows are packed quickly, and their text stays far below the longest that JavaScript can hold. */
const PIECE_ROWS = 256;
const PIECE_LENGTH = 2 ** 24;

/**
 * Rows in the form in which they wait and travel.
 *
 * The garbage collector copies waiting objects again and again, and stops the program meanwhile. Its cost depends on the number of
 * objects, not on their size: hence a few large ones, whatever the number of rows.
 */
export class PackedRows implements EntryRows {
  readonly #pieceLength: number;
  readonly #pieces: RowPiece[] = [];
  /** The rows that are not in a piece yet. */
  #texts: string[] = [];
  #lengths: number[] = [];
  #times: number[] = [];
  #occurredTimes: number[] = [];
  #textLength = 0;
  #length = 0;

  /** Holds no row yet. */
  constructor(pieceLength = PIECE_LENGTH) {
    this.#pieceLength = pieceLength;
  }

  /** Packs rows, unless they are packed already. */
  static from(rows: EntryRows): PackedRows {
    if (rows instanceof PackedRows) {
      return rows;
    }
    const packed = new PackedRows();
    for (const row of rows) {
      packed.add(row);
    }
    return packed;
  }

  get length(): number {
    return this.#length;
  }

  /** All rows as plain data, which can be sent to another thread. */
  get pieces(): readonly RowPiece[] {
    this.#endPiece();
    return this.#pieces;
  }

  /** Takes a row in, behind the others. */
  add(row: EntryRow): void {
    this.#length += 1;
    this.#times.push(row[TIME]);
    // Most rows have few texts: a missing text costs one bit, and no function call.
    const place = this.#lengths.push(0) - 1;
    let present = 0;
    for (const column of TEXT_PLACES) {
      const text = row[column];
      if (text !== null) {
        present |= 1 << column;
        this.#texts.push(text);
        this.#lengths.push(text.length);
        this.#textLength += text.length;
      }
    }
    const occurred = row[OCCURRED];
    if (occurred !== null) {
      present |= 1 << OCCURRED;
      this.#occurredTimes.push(occurred);
    }
    this.#lengths[place] = present;
    if (this.#times.length === PIECE_ROWS || this.#textLength >= this.#pieceLength) {
      this.#endPiece();
    }
  }

  *[Symbol.iterator](): Generator<EntryRow, void, undefined> {
    for (const piece of this.pieces) {
      for (const [id, time, eventType, ...others] of unpackRows(piece)) {
        // Neither is null: each row was added with both.
        yield [String(id), time, String(eventType), ...others];
      }
    }
  }

  #endPiece(): void {
    if (this.#times.length > 0) {
      this.#pieces.push({
        text: this.#texts.join(''),
        // Not Int32Array.from, which takes ten times as long.
        lengths: new Int32Array(this.#lengths),
        times: new Float64Array(this.#times),
        occurredTimes: new Float64Array(this.#occurredTimes),
      });
      this.#texts = [];
      this.#lengths = [];
      this.#times = [];
      this.#occurredTimes = [];
      this.#textLength = 0;
    }
  }
}

/** The rows of a piece, all at once: they are few, and a generator would take 50 % longer. */
export function unpackRows({ text, lengths, times, occurredTimes }: RowPiece): RowValues[] {
  let index = 0;
  let start = 0;
  let occurredIndex = 0;
  let present = 0;
  const next = (column: number) => {
    if ((present & (1 << column)) === 0) {
      return null;
    }
    const from = start;
    start += Number(lengths[index]);
    index += 1;
    return text.slice(from, start);
  };
  const nextTime = () => {
    if ((present & (1 << OCCURRED)) === 0) {
      return null;
    }
    occurredIndex += 1;
    return Number(occurredTimes[occurredIndex - 1]);
  };
  const rows: RowValues[] = [];
  for (const time of times) {
    present = Number(lengths[index]);
    index += 1;
    rows.push([
      next(0),
      time,
      next(2),
      next(3),
      next(4),
      next(5),
      next(6),
      next(7),
      next(8),
      next(9),
      next(10),
      next(11),
      nextTime(),
      next(13),
    ]);
  }
  return rows;
}

/** How many characters the texts of some pieces have. */
export function charactersOf(pieces: readonly RowPiece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}
