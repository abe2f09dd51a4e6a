import { plausibleSpan } from '../../sql/chain/claimed-count';
import { numberOf } from '../../sql/chain/plain-row';
import type { Connection } from '../connection';

/** Batches that have gone whole. */
export interface GoneSection {
  readonly firstSeq: number;
  readonly rows: number;
  readonly entries: number;
  readonly hash: unknown;
}

const LIST_PIECES = `SELECT place, rows, entries, hash FROM audit_gone
  WHERE kind = 'batches' AND place::numeric + rows - 1 > $1 AND place <= $2 ORDER BY place LIMIT $3`;
const FIND_NEXT = 'SELECT min(place) FROM audit_batch WHERE place > $1';

/** What has gone behind a number, up to another. */
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

/** The last number of what has gone: before the next batch, however many rows it claims to have had. */
export async function lastOfGone(connection: Connection, { firstSeq, rows }: GoneSection): Promise<number> {
  const [next] = await connection.queryOne({ text: FIND_NEXT, values: [firstSeq] });
  const end = next === null ? Number.MAX_SAFE_INTEGER : numberOf(next);
  return firstSeq + plausibleSpan(rows, firstSeq, end) - 1;
}
