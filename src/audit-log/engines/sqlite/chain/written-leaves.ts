import type { Hash } from '../../../domain/evidence/hash';
import { LeafBytes } from '../../../domain/evidence/leaf-bytes';
import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import type { PresentLeaf } from '../../sql/chain/batch-rows';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { ERASED_PERSONAL } from '../../sql/chain/erased-values';
import type { GoneRows } from '../../sql/chain/gone-rows';
import { valuesSql } from './leaf-sql';

const MINUS = 0x2d;
const ZERO = 0x30;

/**
 * Rows as bytes, one behind another: of each its number and a colon, then its lasting and its personal values as they are hashed. To hand
 * over each row takes half as long again.
 *
 * Not out of a query that orders them, which takes a sixth longer: SQLite goes through a table by its key in that order.
 */
export const LIST_WRITTEN = `SELECT CAST(group_concat(concat(seq, ':', ${valuesSql([...LASTING_PLACES, ...PERSONAL_PLACES])}), '') AS BLOB)
  FROM audit_entry NOT INDEXED WHERE seq BETWEEN ? AND ?`;

/** What stands in place of what was erased. */
const ERASED = Buffer.from(ERASED_PERSONAL);

/** Makes the leaves of rows that SQLite has written. */
export class WrittenLeaves {
  readonly #out: LeafBytes;
  readonly #firstSeq: number;
  readonly #erased: GoneRows['erased'];

  /** Of the rows of a batch, of which some may have been erased. */
  constructor(batch: Pick<ChainedBatch, 'firstSeq' | 'rows' | 'salt'>, { erased }: GoneRows) {
    this.#out = new LeafBytes(saltsOfBatch(batch));
    this.#firstSeq = batch.firstSeq;
    this.#erased = erased;
  }

  /** The leaves of some rows. */
  of(written: Buffer): PresentLeaf[] {
    this.#out.makeRoom(written.length);
    const { bytes, half } = this.#out;
    const end = half + written.copy(bytes, half);
    const leaves: PresentLeaf[] = [];
    for (let at = half; at < end; ) {
      const { value: seq, end: lasting } = readNumber(bytes, at);
      const personal = Math.min(end, passValues(bytes, lasting, LASTING_PLACES.length));
      at = Math.min(end, passValues(bytes, personal, PERSONAL_PLACES.length));
      const index = seq - this.#firstSeq;
      const kept = this.#personalHash(index, personal, at);
      const lastingEnd = this.#out.put(lasting, personal - lasting, this.#out.beginLasting());
      leaves.push({ index, hash: this.#out.leafHash(lastingEnd, kept) });
    }
    return leaves;
  }

  /** Of what was erased the hash that was kept. */
  #personalHash(index: number, start: number, end: number): Hash {
    const kept = this.#erased.size === 0 ? undefined : this.#erased.get(index);
    return kept !== undefined && ERASED.equals(this.#out.bytes.subarray(start, end))
      ? kept
      : this.#out.personalHash(this.#out.put(start, end - start, this.#out.beginPersonal(index)));
  }
}

/** Where so many values end. */
function passValues(bytes: Uint8Array, start: number, count: number): number {
  let at = start;
  for (let nth = 0; nth < count; nth += 1) {
    if (bytes[at] === MINUS) {
      at += 1;
    } else {
      const { value, end } = readNumber(bytes, at);
      at = end + value;
    }
  }
  return at;
}

/** A number, and where the colon behind it ends. */
function readNumber(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = start;
  for (let digit = Number(bytes[at]) - ZERO; digit >= 0 && digit <= 9; digit = Number(bytes[at]) - ZERO) {
    value = 10 * value + digit;
    at += 1;
  }
  return { value, end: at + 1 };
}
