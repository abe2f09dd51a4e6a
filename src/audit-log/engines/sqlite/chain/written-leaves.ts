import type { Hash } from '../../../domain/evidence/hash';
import { LeafBytes } from '../../../domain/evidence/leaf-bytes';
import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import type { PresentLeaf } from '../../sql/chain/batch-rows';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { ERASED_PERSONAL } from '../../sql/chain/erased-values';
import type { GoneRows } from '../../sql/chain/gone-rows';
import { type ColumnCounts, noCounts } from './counted-rows';
import { valuesSql } from './leaf-sql';

const MINUS = 0x2d;
const ZERO = 0x30;

/**
 * Several rows as one byte string: for each row its number and a colon, then its lasting and its personal values as they are
 * hashed. To pass each row on its own takes half as long again.
 *
 * It selects from the table, and not from a subquery with ORDER BY, which takes a sixth longer: SQLite scans a table in the order
 * of its key.
 */
export const LIST_WRITTEN = `SELECT CAST(group_concat(concat(seq, ':', ${valuesSql([...LASTING_PLACES, ...PERSONAL_PLACES])}), '') AS BLOB)
  FROM audit_entry NOT INDEXED WHERE seq BETWEEN ? AND ?`;

/** The personal values of a row after an erasure. */
const ERASED = Buffer.from(ERASED_PERSONAL);

/** Computes the leaf hashes of rows in the form of {@link LIST_WRITTEN}. */
export class WrittenLeaves {
  /** How many of the rows so far have a value in each column. */
  readonly counts: ColumnCounts = noCounts();
  readonly #out: LeafBytes;
  readonly #firstSeq: number;
  readonly #erased: GoneRows['erased'];

  /** For the rows of one batch. Some of them may have been erased. */
  constructor(batch: Pick<ChainedBatch, 'firstSeq' | 'rows' | 'salt'>, { erased }: GoneRows) {
    this.#out = new LeafBytes(saltsOfBatch(batch));
    this.#firstSeq = batch.firstSeq;
    this.#erased = erased;
  }

  /** The leaves of the rows in `written`. */
  of(written: Buffer): PresentLeaf[] {
    this.#out.makeRoom(written.length);
    const { bytes, half } = this.#out;
    const end = half + written.copy(bytes, half);
    const leaves: PresentLeaf[] = [];
    for (let at = half; at < end; ) {
      const { value: seq, end: lasting } = readNumber(bytes, at);
      const personal = Math.min(end, passValues(bytes, lasting, LASTING_PLACES, this.counts));
      at = Math.min(end, passValues(bytes, personal, PERSONAL_PLACES, this.counts));
      const index = seq - this.#firstSeq;
      const kept = this.#personalHash(index, personal, at);
      const lastingEnd = this.#out.put(lasting, personal - lasting, this.#out.beginLasting());
      leaves.push({ index, hash: this.#out.leafHash(lastingEnd, kept) });
    }
    return leaves;
  }

  /** The hash of the personal values. If they were erased, it is the hash that was kept. */
  #personalHash(index: number, start: number, end: number): Hash {
    const kept = this.#erased.size === 0 ? undefined : this.#erased.get(index);
    return kept !== undefined && ERASED.equals(this.#out.bytes.subarray(start, end))
      ? kept
      : this.#out.personalHash(this.#out.put(start, end - start, this.#out.beginPersonal(index)));
  }
}

/** The position after the values of some columns. Counts those that are there. */
function passValues(
  bytes: Uint8Array,
  start: number,
  places: readonly number[],
  counts: ColumnCounts,
): number {
  let at = start;
  for (const place of places) {
    if (bytes[at] === MINUS) {
      at += 1;
    } else {
      const { value, end } = readNumber(bytes, at);
      at = end + value;
      counts[place] = Number(counts[place]) + 1;
    }
  }
  return at;
}

/** A number, and the position after the character that ends it. */
function readNumber(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = start;
  for (let digit = Number(bytes[at]) - ZERO; digit >= 0 && digit <= 9; digit = Number(bytes[at]) - ZERO) {
    value = 10 * value + digit;
    at += 1;
  }
  return { value, end: at + 1 };
}
