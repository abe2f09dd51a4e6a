import { chainHash } from '../../../domain/evidence/chain-link';
import { toBytes } from '../../../domain/evidence/hash';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import type { KnownGone, UntoldGround } from '../../sql/chain/known-gone';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import type { Head } from '../sealing/seal-waiting';

/** The columns of a tombstone. */
export const PIECE_COLUMNS = 'place, rows, entries, links, kind, hash';
/** All tombstones, in their order. */
export const LIST_GONE = `SELECT ${PIECE_COLUMNS} FROM audit_gone ORDER BY place`;

const NOTE_ORDER = `INSERT INTO audit_batch (first_seq, rows, writer, batch, place, root, chain, leaves)
  VALUES (0, 1, $1, ${ORDER_BATCH}, $2, $3, $4, $5)`;
const MOVE_HEAD = 'UPDATE audit_head SET place = $1, chain = $2';

/**
 * Appends an order to the chain that covers all that has gone by now. Only the last order can be compared with the tombstones: an earlier
 * one says what was so then.
 *
 * An order takes a number, so that the numbers cover everything in the chain. The caller has locked the head.
 *
 * @param noteId the id of the entry that tells why something goes; without one `verify()` calls it missing.
 * @param known all that has gone, with what this step has done.
 */
export async function appendOrder(
  connection: Connection,
  { place, chain }: Head,
  {
    noteId,
    ground,
    known,
  }: {
    readonly noteId: string | undefined;
    readonly ground: UntoldGround | undefined;
    readonly known: KnownGone;
  },
): Promise<void> {
  const { root, signs } = known.stateWith(ground);
  const own = place + 1;
  const writer = noteId === undefined ? null : toWireText(noteId);
  const ownChain = chainHash(chain, { firstSeq: own, rows: 1, writer, batch: ORDER_BATCH, root });
  const end = toBytes(ownChain);
  await connection.query({ text: NOTE_ORDER, values: [writer, own, toBytes(root), end, toBytes(signs)] });
  await connection.query({ text: MOVE_HEAD, values: [own, end] });
  known.appended(ownChain);
}
