import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { COLUMN_NAMES } from '../../sql/entry-columns';

/** How many rows have a value in each column of `audit_entry`, by the place of the column. */
export type ColumnCounts = number[];

/** What is known of the rows in a range of numbers. */
export interface CountedRows {
  readonly first: number;
  readonly last: number;
  readonly counts: Readonly<ColumnCounts>;
}

/** The counts of no rows. */
export function noCounts(): ColumnCounts {
  return COLUMN_NAMES.map(() => 0);
}

/** The counts of two sets of rows together. */
export function addCounts(some: Readonly<ColumnCounts>, others: Readonly<ColumnCounts>): ColumnCounts {
  return some.map((count, place) => count + Number(others[place]));
}

/** Adds the rows of the next batch. */
export function addBatch(
  before: CountedRows | undefined,
  { firstSeq, rows }: ChainedBatch,
  counts: Readonly<ColumnCounts>,
): CountedRows {
  const { first, counts: some } = before ?? { first: firstSeq, counts: noCounts() };
  return { first, last: firstSeq + rows - 1, counts: addCounts(some, counts) };
}
