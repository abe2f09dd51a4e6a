import type { EntryPosition } from '../../../domain/filter';
import type { PruneTerms } from '../../../ports/engine';
import { type KnownGone, UnknownTombstone } from '../../sql/chain/known-gone';
import { BYTES_AT_ONCE, COLUMNS } from '../../sql/entry-columns';
import { findGround } from '../chain/check-orders';
import { appendOrder } from '../chain/order';
import { refuseHindered } from '../chain/refuse-hindered';
import { withdraw } from '../chain/withdrawal';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { sealWaiting } from '../sealing/seal-waiting';
import { letDelete } from '../tables/append-only';
import { lockLog } from '../tables/lock-log';
import { OWN } from '../tables/transaction-numbers';
import { BEFORE, placeValues } from './postgres-query';
import { storeRows } from './store-batch';

/** The ids of the oldest rows: at least one, and no more than have details that can be handled at once. */
const OLDEST = `
  SELECT id FROM (
    SELECT id, sum(bytes) OVER (ORDER BY time, id ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before FROM (
      SELECT id, time, coalesce(octet_length(details), 0) AS bytes FROM audit_entry ${BEFORE}
      ORDER BY time, id LIMIT $3
    ) AS oldest
  ) AS weighed WHERE bytes_before < ${BYTES_AT_ONCE}`;

const LIST_OLDEST = `SELECT ${COLUMNS} FROM audit_entry WHERE id IN (${OLDEST}) ORDER BY time, id`;
const FIND_OLDEST = `SELECT id, tx::text FROM audit_entry WHERE id IN (${OLDEST})`;
const FIND_THESE = 'SELECT id, tx::text FROM audit_entry WHERE id = ANY($1::text[])';
const DELETE_THESE = 'DELETE FROM audit_entry WHERE id = ANY($1::text[])';

/** Ignores the note itself: it may be stored already, if the answer to the call that stored it was lost. */
const FIND_NOTE =
  'SELECT 1 FROM audit_entry WHERE event_type = $1 AND time BETWEEN $2 AND $3 AND id <> $4 LIMIT 1';

/** Each start of each program is a new writer: without this the table would grow without end. */
const FORGET_WRITERS = `DELETE FROM audit_writer WHERE time < $1 AND NOT EXISTS (SELECT 1 FROM audit_entry ${BEFORE})`;

/** Which batches go is explained at `BATCH_TABLES`. */
const FORGET_BATCHES = `DELETE FROM audit_batch WHERE chain IS NULL
  AND tx < coalesce((SELECT tx FROM audit_entry ORDER BY tx LIMIT 1), ${OWN})`;

/** The oldest rows before a place in the log, oldest first. */
export async function listOldest(
  connection: Connection,
  before: EntryPosition,
  limit: number,
): Promise<unknown[]> {
  return await connection.query({ text: LIST_OLDEST, values: [...placeValues(before), limit] });
}

/** One step of pruning: which rows go, and what is known of the step before. */
interface PruneStep {
  readonly before: EntryPosition;
  readonly limit: number;
  readonly terms: PruneTerms;
  readonly known: KnownGone;
}

/** Carries out a step of pruning in a transaction, and returns how many rows it has deleted. */
export async function pruneStep(connection: Connection, step: PruneStep): Promise<number> {
  const prune = () => connection.transaction(() => pruneRows(connection, step));
  try {
    return await prune();
  } catch (error) {
    if (error instanceof UnknownTombstone) {
      // Now all tombstones are read.
      return await prune();
    }
    throw error;
  }
}

/**
 * Deletes rows within a transaction, and returns how many. Processes that prune the same log do it one after another: each deletes what the
 * one before has left, and sees the note that it has stored.
 */
async function pruneRows(
  connection: Connection,
  { before, limit, terms: { ids, note, unlessNotedSince }, known }: PruneStep,
): Promise<number> {
  await lockLog(connection, 'pruning');
  if (note !== undefined && unlessNotedSince !== undefined) {
    const [id, time, eventType] = note;
    const values = [toWireText(eventType), unlessNotedSince, 2 * time - unlessNotedSince, toWireText(id)];
    if ((await connection.query({ text: FIND_NOTE, values })).length > 0) {
      return 0;
    }
  }
  const place = placeValues(before);
  const going = await connection.query(
    ids === undefined
      ? { text: FIND_OLDEST, values: [...place, limit] }
      : { text: FIND_THESE, values: [ids.slice(0, limit).map(toWireText)] },
  );
  if (going.length > 0) {
    await deleteRows(connection, going, note?.[0], known);
  }
  if (going.length < limit) {
    // No step follows.
    known.forget();
  }
  await connection.change({ text: FORGET_WRITERS, values: place });
  await connection.change({ text: FORGET_BATCHES, values: [] });
  if (note !== undefined && going.length > 0) {
    await storeRows(connection, [note]);
    // Links the note behind the order that names it.
    await sealWaiting(connection, true);
  }
  return going.length;
}

/** Deletes rows, and appends an order to the chain that tells of it. */
async function deleteRows(
  connection: Connection,
  rows: readonly (readonly unknown[])[],
  noteId: string | undefined,
  known: KnownGone,
): Promise<void> {
  await refuseHindered(connection, 'pruned');
  await letDelete(connection);
  const head = await sealWaiting(connection, true);
  const going = new Map<string, Set<string>>();
  for (const [id, tx] of rows) {
    const ids = going.get(String(tx)) ?? new Set();
    going.set(String(tx), ids.add(String(id)));
  }
  const ground = await findGround(connection, known);
  const change = await withdraw(connection, going);
  await connection.change({ text: DELETE_THESE, values: [rows.map(([id]) => toWireText(String(id)))] });
  if (change !== undefined && head !== undefined) {
    known.follow(change.done);
    await appendOrder(connection, head, { noteId, ground, known });
  }
}
