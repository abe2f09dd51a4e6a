import { chainHash } from '../../../domain/evidence/chain-link';
import { toBytes } from '../../../domain/evidence/hash';
import { goneStateOf, ORDER_BATCH } from '../../sql/chain/gone-state';
import type { Connection } from '../connection';
import type { Head } from '../seal-waiting';

/** All that has gone, in its order. */
export const LIST_GONE = 'SELECT place, rows, entries, links, kind, hash FROM audit_gone ORDER BY place';

const NOTE_ORDER = `INSERT INTO audit_batch (first_seq, rows, batch, place, root, chain, leaves)
  VALUES (0, 1, ${ORDER_BATCH}, $1, $2, $3, $4)`;
const MOVE_HEAD = 'UPDATE audit_head SET place = $1, chain = $2';

/**
 * Chains what has gone by now. Only the last order can be held against the table: those before it say what was so then.
 *
 * It takes a number, so that what has a number is all that there is in the chain. The end of the chain is held.
 */
export async function appendOrder(connection: Connection, { place, chain }: Head): Promise<void> {
  const { root, signs } = goneStateOf(await connection.query({ text: LIST_GONE, values: [] }));
  const own = place + 1;
  const end = toBytes(chainHash(chain, { firstSeq: own, rows: 1, writer: null, batch: ORDER_BATCH, root }));
  await connection.query({ text: NOTE_ORDER, values: [own, toBytes(root), end, toBytes(signs)] });
  await connection.query({ text: MOVE_HEAD, values: [own, end] });
}
