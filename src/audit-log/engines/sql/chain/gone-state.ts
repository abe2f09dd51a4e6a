import { createHash } from 'node:crypto';
import { fromBytes, type Hash, sha256 } from '../../../domain/evidence/hash';
import { fieldText } from '../../../domain/evidence/leaf-text';
import { numberOf } from './plain-row';

/**
 * The batch number of an order: it has a number of its own, and no entry. No writer has such a batch; in the place of the writer, and so in
 * its hash, is the id of the entry that tells why something goes.
 */
export const ORDER_BATCH = 0;

/** So many characters of the hash of each piece of what has gone stand in an order, by which one is found that no order tells of. */
export const PIECE_SIGN_LENGTH = 8;

/** An order with more pieces keeps no signs of them: it would be written anew with every step of pruning. */
const SIGNED_PIECES_MAX = 4096;

/** What has gone in all, as an order has it. */
export interface GoneState {
  readonly root: Hash;
  readonly signs: string;
  readonly isEmpty: boolean;
}

/** The hash of one row of the table of what has gone. */
export function pieceHash(piece: readonly unknown[]): Hash {
  const [seq, rows, entries, links, kind, hash] = piece;
  const numbers = [seq, rows, entries, links].map((value) => fieldText(countOf(value))).join('');
  const text = numbers + fieldText(typeof kind === 'string' ? kind : `!${String(kind)}`);
  const bytes = hash instanceof Uint8Array ? Buffer.from(hash) : Buffer.alloc(0);
  return sha256(Buffer.concat([Buffer.of(4), Buffer.from(text), bytes]));
}

/** A number as it is hashed. What is of another kind never was, even if it reads as one: PostgreSQL gives texts of what no number holds. */
function countOf(value: unknown): number {
  const isNumber = typeof value === 'number' || !Number.isSafeInteger(numberOf(value));
  return isNumber ? numberOf(value) : Number.NaN;
}

/**
 * A digest of all that has gone: of the rows of its table, in their order.
 *
 * @param unsigned the signs of pieces of which no sign is kept.
 */
export function goneStateOf(pieces: Iterable<unknown>, unsigned?: ReadonlySet<Hash>): GoneState {
  const digest = createHash('sha256').update(Buffer.of(5));
  let signs = '';
  let count = 0;
  for (const piece of pieces) {
    const hash = pieceHash(Array.isArray(piece) ? piece : []);
    digest.update(hash, 'latin1');
    count += 1;
    const sign = hash.slice(0, PIECE_SIGN_LENGTH);
    signs = count > SIGNED_PIECES_MAX ? '' : signs + (unsigned?.has(sign) ? '' : sign);
  }
  return { root: fromBytes(digest.digest()), signs, isEmpty: count === 0 };
}
