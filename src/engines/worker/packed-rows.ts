import type { EntryRow } from '../../domain/entry-row';

/**
 * Rows on their way to another thread: their texts written one after another, and what it takes to read them again.
 *
 * A thread pays for every value it is handed, and hardly for their size. One text and two arrays of numbers cost it
 * two thirds of what the rows themselves do, and to insert its slices is as cheap as to insert texts of its own.
 */
export interface PackedRows {
  /** All texts of all rows, in pieces, because there is a longest text. No row is in two pieces. */
  readonly pieces: readonly string[];
  /** The length of each text, row by row; {@link ABSENT} for null. */
  readonly lengths: Int32Array;
  /** The time of each row. */
  readonly times: Float64Array;
}

/** The values of one row, in the order of an `EntryRow`, whether they can be stored or not. */
export type RowValues = readonly (string | number | null)[];

const ABSENT = -1;
const TIME_COLUMN = 1;
const TEXT_COLUMNS = [0, 2, 3, 4, 5, 6, 7] as const;

/** When a piece is long enough, far below the longest text that JavaScript can hold. */
const PIECE_LENGTH = 2 ** 24;

/** Packs rows. Texts are joined, not copied, so that this costs the caller's thread little. */
export function packRows(rows: readonly EntryRow[], pieceLength = PIECE_LENGTH): PackedRows {
  const pieces: string[] = [];
  const lengths = new Int32Array(rows.length * TEXT_COLUMNS.length);
  const times = new Float64Array(rows.length);
  let text = '';
  let textIndex = 0;
  for (const [rowIndex, row] of rows.entries()) {
    times[rowIndex] = row[TIME_COLUMN];
    for (const column of TEXT_COLUMNS) {
      const value = row[column];
      lengths[textIndex] = value === null ? ABSENT : value.length;
      textIndex += 1;
      text += value ?? '';
    }
    if (text.length >= pieceLength) {
      pieces.push(text);
      text = '';
    }
  }
  return { pieces: [...pieces, text], lengths, times };
}

/** Hands over the values of each row in their order. They are the receiver's until it returns: the next row reuses them. */
export function unpackRows({ pieces, lengths, times }: PackedRows, take: (values: RowValues) => void): void {
  const values: (string | number | null)[] = [];
  let piece = 0;
  let text = '';
  let start = 0;
  let textIndex = 0;
  for (const time of times) {
    if (start === text.length) {
      text = pieces[piece] ?? '';
      piece += 1;
      start = 0;
    }
    values[TIME_COLUMN] = time;
    for (const column of TEXT_COLUMNS) {
      const length = Number(lengths[textIndex]);
      textIndex += 1;
      values[column] = length === ABSENT ? null : text.slice(start, start + length);
      start += Math.max(length, 0);
    }
    take(values);
  }
}
