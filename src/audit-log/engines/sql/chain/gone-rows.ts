import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import type { GonePart } from './gone-part';
import { numberOf, rowOf } from './plain-row';

/** What of a batch has gone by order: deleted rows, and erased values. */
export interface GoneRows {
  readonly gone: readonly GonePart[];
  /** The hashes of what was erased, by the place in the batch. */
  readonly erased: ReadonlyMap<number, Hash>;
}

const HASH_BYTES = 32;

/**
 * Reads what of a batch has gone.
 *
 * @param found the tombstones of its numbers, in their order, by the columns: number, rows, kind, hash.
 */
export function readGoneRows({ firstSeq, rows }: ChainedBatch, found: readonly unknown[]): GoneRows {
  const gone: GonePart[] = [];
  const erased = new Map<number, Hash>();
  for (const piece of found) {
    const [seq, count, kind, bytes] = rowOf(piece);
    const hash = bytes instanceof Uint8Array && bytes.length === HASH_BYTES ? fromBytes(bytes) : '';
    const start = numberOf(seq) - firstSeq;
    if (kind === 'rows') {
      addPart(gone, { start, count: numberOf(count), hash }, rows);
    } else {
      erased.set(start, hash);
    }
  }
  return { gone, erased };
}

/** How many rows have gone. */
export function goneCountOf({ gone }: GoneRows): number {
  return gone.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Adds a part of a batch behind those before it, if it fits: within the batch, and without an overlap. A part that does not fit is left out
 * here, and is found because no order tells of it.
 */
function addPart(parts: GonePart[], part: GonePart, rows: number): void {
  const last = parts.at(-1);
  const isBehind = last === undefined || part.start >= last.start + last.count;
  if (Number.isSafeInteger(part.count) && part.count >= 1 && part.start + part.count <= rows && isBehind) {
    parts.push(part);
  }
}
