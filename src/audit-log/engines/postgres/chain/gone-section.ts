import { numberOf } from '../../sql/chain/plain-row';
import type { GoneSection } from '../../sql/chain/section';
import type { Connection } from '../connection/connection';

const LIST_PIECES = `SELECT place, rows, entries, hash FROM audit_gone
  WHERE kind = 'batches' AND place > 0 AND place::numeric + rows - 1 > $1 AND place <= $2 ORDER BY place LIMIT $3`;
const FIND_NEXT = 'SELECT min(place) FROM audit_batch WHERE place > $1';

/** The pieces that have gone behind one number, up to another. */
export async function listGoneSections(
  connection: Connection,
  seq: number,
  upTo: number,
  limit: number,
): Promise<GoneSection[]> {
  const pieces = await connection.query({ text: LIST_PIECES, values: [seq, upTo, limit] });
  return pieces.map(([place, rows, entries, hash]) => ({
    firstSeq: numberOf(place),
    rows: numberOf(rows),
    entries: numberOf(entries),
    hash,
  }));
}

/** The number of the next batch behind one; `null` where there is none. */
export async function findNextBatch(connection: Connection, place: number): Promise<unknown> {
  const [next] = await connection.queryOne({ text: FIND_NEXT, values: [place] });
  return next;
}
