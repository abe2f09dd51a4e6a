import type { EntryRow } from '../../../domain/entry-row';
import { personalHash } from '../../../domain/evidence/leaf-hash';
import { personalText } from '../../../domain/evidence/leaf-text';
import { SALT_LENGTH, saltAt } from '../../../domain/evidence/salts';
import type { ErasedWho } from '../../../ports/integrity';
import { saltsOfBatch } from '../../sql/chain/chained-batch';
import { ERASED_PERSONAL, WRITE_ERASED } from '../../sql/chain/erased-values';
import { erasedPiece, type Piece } from '../../sql/chain/gone-state';
import type { KnownGone } from '../../sql/chain/known-gone';
import { assertRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { findGround } from '../chain/check-orders';
import { appendOrder } from '../chain/order';
import { refuseHindered } from '../chain/refuse-hindered';
import { listBatches, listGone, placesOf, type TransactionBatch } from '../chain/withdrawal';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { listThese } from '../sealing/hash-rows';
import { sealWaiting } from '../sealing/seal-waiting';
import { letDelete } from '../tables/append-only';
import { lockLog } from '../tables/lock-log';
import { storeRows } from './store-batch';

const FIND_BY_ID = `SELECT tx::text, ${COLUMNS} FROM audit_entry WHERE id = $1 LIMIT $2`;
const FIND_BY_ACTOR = `SELECT tx::text, ${COLUMNS} FROM audit_entry WHERE actor = $1 ORDER BY time LIMIT $2`;
const ERASE = `UPDATE audit_entry SET ${WRITE_ERASED} WHERE id = ANY($1::text[])`;
/** All of a batch in one statement: each costs a way to the server and back, and all stores wait for the end of the step. */
const NOTE_DETAILS = `INSERT INTO audit_gone (place, rows, entries, links, kind, hash)
  SELECT place, 1, 1, 0, 'details', decode(digits, 'hex') FROM unnest($1::bigint[], $2::text[]) AS erased (place, digits)`;
const KEEP_SALTS = 'UPDATE audit_batch SET salt = $1 WHERE place = $2';

/** One step of erasing, and what it knows from the step before. */
interface EraseStep {
  readonly who: ErasedWho;
  readonly limit: number;
  readonly note: EntryRow | undefined;
  readonly known: KnownGone;
}

interface FoundRow {
  readonly tx: string;
  readonly values: EntryRow;
}

/**
 * Erases the personal values of entries, within a transaction, and returns of how many entries.
 *
 * The hash of these values is kept, so that the rest of the entry can still be proved. Their salt is deleted, so that nobody can find the
 * values by trial. Hence the key of the batch, from which its salts are derived, is deleted, too: the other salts are written out.
 */
export async function eraseRows(
  connection: Connection,
  { who, limit, note, known }: EraseStep,
): Promise<number> {
  await lockLog(connection, 'pruning');
  const rows = await findRows(connection, who, limit);
  if (rows.length === 0) {
    known.forget();
    return 0;
  }
  await refuseHindered(connection, 'erased');
  await letDelete(connection);
  const head = await sealWaiting(connection, true);
  const ground = await findGround(connection, known);
  const batches = await listBatches(connection, [...new Set(rows.map(({ tx }) => tx))]);
  const pieces: Piece[] = [];
  for (const batch of batches) {
    const ids = rows.filter(({ tx }) => tx === batch.tx).map(({ values }) => values[0]);
    pieces.push(...(await keepHashes(connection, batch, ids)));
  }
  await connection.change({ text: ERASE, values: [rows.map(({ values }) => toWireText(values[0]))] });
  if (batches.length > 0 && head !== undefined) {
    known.add(pieces);
    await appendOrder(connection, head, { noteId: note?.[0], ground, known });
  }
  if (note !== undefined) {
    await storeRows(connection, [note]);
    await sealWaiting(connection, true);
  }
  if (rows.length < limit) {
    // No step follows.
    known.forget();
  }
  return rows.length;
}

/** Skips entries that are erased already. */
async function findRows(connection: Connection, who: ErasedWho, limit: number): Promise<FoundRow[]> {
  const [text, value] = 'id' in who ? [FIND_BY_ID, who.id] : [FIND_BY_ACTOR, who.actor];
  const found = await connection.query({ text, values: [toWireText(value), limit] });
  return found
    .map(([tx, ...values]) => {
      assertRow(values);
      return { tx: String(tx), values };
    })
    .filter(({ values }) => personalText(values) !== ERASED_PERSONAL);
}

/** Returns the tombstones that it stores. */
async function keepHashes(
  connection: Connection,
  batch: TransactionBatch,
  ids: readonly string[],
): Promise<Piece[]> {
  // Padded, because somebody may have deleted some salts, and that must not prevent erasing.
  const salts = Buffer.from(saltsOfBatch(batch).padEnd(batch.rows * SALT_LENGTH), 'latin1');
  const text = salts.toString('latin1');
  const going = await listThese(connection, batch.tx, ids);
  const erased = placesOf(batch, going, await listGone(connection, batch)).map(({ start, values }) => {
    const digits = personalHash(saltAt(text, start), personalText(values));
    salts.fill(' ', start * SALT_LENGTH, (start + 1) * SALT_LENGTH);
    return { place: batch.firstSeq + start, digits };
  });
  const noted = [erased.map(({ place }) => String(place)), erased.map(({ digits }) => digits)];
  await connection.query({ text: NOTE_DETAILS, values: noted });
  // If the batch has one row only, no salt is left to keep.
  await connection.query({ text: KEEP_SALTS, values: [batch.rows === 1 ? null : salts, batch.firstSeq] });
  return erased.map(({ place, digits }) => erasedPiece(place, digits));
}
