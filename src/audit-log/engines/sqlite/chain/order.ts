import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { chainHash } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash, sha256, toBytes } from '../../../domain/evidence/hash';
import { fieldText } from '../../../domain/evidence/leaf-text';
import { numberOf } from './plain-row';
import type { Tail } from './sealer';

/** The batch number of an order: it has a number of its own, and no entry. No writer has such a batch. */
export const ORDER_BATCH = 0;

/** So many characters of the hash of each piece of what has gone stand in an order, by which one is found that no order tells of. */
export const PIECE_SIGN_LENGTH = 8;

/** An order with more pieces keeps no signs of them: it would be written anew with every step of pruning. */
const SIGNED_PIECES_MAX = 4096;

/** All that has gone, in its order. */
export const LIST_GONE = 'SELECT seq, rows, entries, links, kind, hash FROM audit_gone ORDER BY seq';
const NOTE_ORDER =
  'INSERT INTO audit_batch (first_seq, rows, writer, batch, root, chain, leaves) VALUES (?, 1, NULL, ?, ?, ?, ?)';

const NOTE_OLDER = "INSERT INTO audit_gone (seq, rows, entries, links, kind) VALUES (1, ?, 0, 0, 'older')";

/** What has gone in all, as an order has it. */
export interface GoneState {
  readonly root: Hash;
  readonly signs: string;
  readonly isEmpty: boolean;
}

/** The hash of one row of the table of what has gone. */
export function pieceHash(piece: readonly unknown[]): Hash {
  const [seq, rows, entries, links, kind, hash] = piece;
  const numbers = [seq, rows, entries, links].map((value) => fieldText(numberOf(value))).join('');
  const text = numbers + fieldText(String(kind));
  const bytes = hash instanceof Uint8Array ? Buffer.from(hash) : Buffer.alloc(0);
  return sha256(Buffer.concat([Buffer.of(4), Buffer.from(text), bytes]));
}

/** A digest of all that has gone. */
export function goneState(prepare: (sql: string) => Statement): GoneState {
  const digest = createHash('sha256').update(Buffer.of(5));
  let signs = '';
  let count = 0;
  for (const piece of prepare(LIST_GONE).raw().iterate()) {
    const hash = pieceHash(Array.isArray(piece) ? piece : []);
    digest.update(hash, 'latin1');
    count += 1;
    signs = count > SIGNED_PIECES_MAX ? '' : signs + hash.slice(0, PIECE_SIGN_LENGTH);
  }
  return { root: fromBytes(digest.digest()), signs, isEmpty: count === 0 };
}

/**
 * Chains what has gone by now. Only the last order can be held against the table: those before it say what was so then.
 *
 * It takes a number, so that what has a number is all that there is in the chain.
 */
export function appendOrder(prepare: (sql: string) => Statement, { last, chain }: Tail): Tail {
  const { root, signs } = goneState(prepare);
  const firstSeq = last + 1;
  const end = chainHash(chain, { firstSeq, rows: 1, writer: null, batch: ORDER_BATCH, root });
  prepare(NOTE_ORDER).run(firstSeq, ORDER_BATCH, toBytes(root), toBytes(end), toBytes(signs));
  return { last: firstSeq, sealed: firstSeq, chain: end };
}

/** Begins the chain behind the entries that are there: they are older. */
export function beginChain(prepare: (sql: string) => Statement, tail: Tail): Tail {
  prepare(NOTE_OLDER).run(tail.last);
  return appendOrder(prepare, { ...tail, sealed: tail.last });
}
