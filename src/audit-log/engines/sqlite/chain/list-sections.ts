import type { Statement } from 'better-sqlite3';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { type GoneSection, listedUpTo, orderSections, type Section } from '../../sql/chain/section';
import { SEQ_MAX } from '../tables/tables';
import { findNumbers } from './check-orders';

/** Batches that were deleted whole, or entries that are older than the chain; the kind tells which. */
export interface NotedSection extends GoneSection {
  readonly kind: unknown;
}

/** How many batches one part verifies at most. */
const PART_SECTIONS = 512;

const LIST_BATCHES = `SELECT first_seq, rows, writer, batch, root, chain, salt, leaves FROM audit_batch
  WHERE first_seq > ? AND first_seq <= ${SEQ_MAX} AND typeof(chain) = 'blob' ORDER BY first_seq LIMIT ${PART_SECTIONS}`;
const LIST_GONE = `SELECT seq, rows, entries, kind, hash FROM audit_gone
  WHERE kind IN ('older', 'batches') AND seq >= 1 AND seq + rows - 1 > ? AND seq <= ? ORDER BY seq LIMIT ${PART_SECTIONS}`;

/** The sections behind a number, as many as one part verifies at most, and whether those are all. */
export function listSections(
  prepare: (sql: string) => Statement,
  seq: number,
): { readonly sections: Section<ChainedBatch, NotedSection>[]; readonly isLast: boolean } {
  const batches = prepare(LIST_BATCHES)
    .raw()
    .all(seq)
    .flatMap((found) => readBatch(found) ?? []);
  const isCut = batches.length === PART_SECTIONS;
  // A deletion that is recorded beyond the last number was inserted by hand: it is not one of the sections.
  const upTo = listedUpTo(batches, isCut, findNumbers(prepare).last + 1);
  const gone = prepare(LIST_GONE).raw().all(seq, upTo).map(toGone);
  const isGoneCut = gone.length === PART_SECTIONS;
  const sections = orderSections(batches, gone, listedUpTo(gone, isGoneCut, upTo));
  return { sections, isLast: !(isCut || isGoneCut) };
}

function toGone(found: unknown): NotedSection {
  const [seq, rows, entries, kind, hash] = rowOf(found);
  return { firstSeq: numberOf(seq), rows: numberOf(rows), entries: numberOf(entries), kind, hash };
}
