import { createHash, type Hash as Digest } from 'node:crypto';
import { fromBytes, type Hash, sha256 } from '../../../domain/evidence/hash';
import { fieldText } from '../../../domain/evidence/leaf-text';
import { numberOf, rowOf } from './plain-row';

/**
 * The batch number of an order, which has a number in the chain, and no entry. No writer has such a batch. In place of the writer, and so
 * in its hash, an order has the id of the entry that tells why something goes.
 */
export const ORDER_BATCH = 0;

/** How many characters of the hash of each tombstone an order keeps, as its sign. They show which tombstone no order tells of. */
export const PIECE_SIGN_LENGTH = 8;

/** An order that covers more tombstones keeps no signs: each step of pruning would write all of them again. */
const SIGNED_PIECES_MAX = 4096;

/** The state of all that has gone, as an order keeps it. */
export interface GoneState {
  readonly root: Hash;
  readonly signs: string;
  readonly isEmpty: boolean;
}

/** A tombstone (row of `audit_gone`), by its columns: number, rows, entries, links, kind, hash. */
export type Piece = readonly unknown[];

/** The tombstone of the personal fields of one entry. */
export function erasedPiece(place: number, digits: string): Piece {
  return [place, 1, 1, 0, 'details', Buffer.from(digits, 'hex')];
}

/** The hash of one tombstone. */
export function pieceHash(piece: Piece): Hash {
  const [seq, rows, entries, links, kind, hash] = piece;
  const numbers = [seq, rows, entries, links].map((value) => fieldText(countOf(value))).join('');
  const text = numbers + fieldText(typeof kind === 'string' ? kind : `!${String(kind)}`);
  const bytes = hash instanceof Uint8Array ? Buffer.from(hash) : Buffer.alloc(0);
  return sha256(Buffer.concat([Buffer.of(4), Buffer.from(text), bytes]));
}

/**
 * A number as it is hashed. A text counts only if no safe integer can hold its number, because PostgreSQL gives only such numbers as texts.
 * Any other text was put in by somebody, and gives NaN.
 */
function countOf(value: unknown): number {
  const isNumber = typeof value === 'number' || !Number.isSafeInteger(numberOf(value));
  return isNumber ? numberOf(value) : Number.NaN;
}

/** A digest of all that has gone: of all tombstones, in their order. */
export function goneStateOf(pieces: Iterable<unknown>): GoneState {
  const digest = digestOfGone();
  let signs = '';
  let count = 0;
  for (const piece of pieces) {
    const hash = pieceHash(rowOf(piece));
    digest.update(hash, 'latin1');
    count += 1;
    signs = count > SIGNED_PIECES_MAX ? '' : signs + signOf(hash);
  }
  return { root: fromBytes(digest.digest()), signs, isEmpty: count === 0 };
}

/** A digest of no tombstones. The hash of each tombstone is added to it, in their order. */
export function digestOfGone(): Digest {
  return createHash('sha256').update(Buffer.of(5));
}

/**
 * The signs that an order keeps of tombstones.
 *
 * @param unsigned gives signs that are left out; asked only where signs are kept at all.
 */
export function signsOfGone(
  gone: { readonly count: number; list(): readonly Hash[] },
  unsigned: () => ReadonlySet<Hash> = () => new Set(),
): string {
  if (gone.count > SIGNED_PIECES_MAX) {
    return '';
  }
  const without = unsigned();
  return gone
    .list()
    .map(signOf)
    .filter((sign) => !without.has(sign))
    .join('');
}

/** The sign of one tombstone, by its hash. */
export function signOf(hash: Hash): Hash {
  return hash.slice(0, PIECE_SIGN_LENGTH);
}
