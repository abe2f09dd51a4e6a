import type { Statement } from 'better-sqlite3';
import { chainHash } from '../../../domain/evidence/chain-link';
import { toBytes } from '../../../domain/evidence/hash';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { KnownGone, type UntoldGround } from '../../sql/chain/known-gone';
import { refuseUnlinked, refuseUsedUp } from './refuse-hindered';
import type { Tail } from './sealer';
import { PIECE_COLUMNS } from './tombstone-changes';

/** All that was deleted, in ascending order of the numbers. */
export const LIST_GONE = `SELECT ${PIECE_COLUMNS} FROM audit_gone ORDER BY seq`;
const NOTE_ORDER =
  'INSERT INTO audit_batch (first_seq, rows, writer, batch, root, chain, leaves) VALUES (?, 1, ?, ?, ?, ?, ?)';

const FIND_FIRST_GONE = 'SELECT 1 FROM audit_gone WHERE seq = 1';
const NOTE_OLDER = "INSERT INTO audit_gone (seq, rows, entries, links, kind) VALUES (1, ?, 0, 0, 'older')";

/** What a deletion order needs to know. */
export interface OrderGrounds {
  /** The id of the entry that tells why something is deleted. Without such an entry, `verify()` reports what was deleted as missing. */
  readonly noteId: string | null;
  readonly ground: UntoldGround | undefined;
  /** All that is gone, with what this step has done. */
  readonly known: KnownGone;
}

/**
 * Appends a deletion order to the chain: a batch without entries, with a digest of all that was deleted so far. Only the last
 * order can be compared with `audit_gone`, because each earlier one has the digest of its own time.
 *
 * An order takes a number, too, so that every link of the chain has numbers, and the numbers have no gap.
 */
export function appendOrder(
  prepare: (sql: string) => Statement,
  { last, chain }: Tail,
  { noteId, ground, known }: OrderGrounds,
): Tail {
  refuseUsedUp(last);
  const { root, signs } = known.stateWith(ground);
  const firstSeq = last + 1;
  const end = chainHash(chain, { firstSeq, rows: 1, writer: noteId, batch: ORDER_BATCH, root });
  prepare(NOTE_ORDER).run(firstSeq, noteId, ORDER_BATCH, toBytes(root), toBytes(end), toBytes(signs));
  known.appended(end);
  return { last: firstSeq, sealed: firstSeq, chain: end };
}

/** Begins the chain behind the existing entries, which then count as older than the chain. */
export function beginChain(prepare: (sql: string) => Statement, tail: Tail): Tail {
  refuseUnlinked(prepare(FIND_FIRST_GONE).get() !== undefined);
  prepare(NOTE_OLDER).run(tail.last);
  const known = new KnownGone();
  known.begin(prepare(LIST_GONE).raw().iterate());
  return appendOrder(prepare, { ...tail, sealed: tail.last }, { noteId: null, ground: undefined, known });
}
