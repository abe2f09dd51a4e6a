import type { EntryRow } from '../../../domain/entry-row';
import { toBytes } from '../../../domain/evidence/hash';
import { leafHashOf } from '../../../domain/evidence/leaf-hash';
import { lastingText, personalText } from '../../../domain/evidence/leaf-text';
import { type ChainedBatch, readBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { halfAt } from '../../sql/chain/erased-values';
import { type GonePart, joinGone } from '../../sql/chain/gone-part';
import { type GoneRows, goneCountOf, readGoneRows } from '../../sql/chain/gone-rows';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import { listThese, type NthRow } from '../sealing/hash-rows';
import { BATCH_COLUMNS, collapse } from './collapse';
import { RETURNING, TombstoneChanges } from './tombstone-changes';

/** A batch that the chain has, and the transaction that has stored its rows. */
export interface TransactionBatch extends ChainedBatch {
  readonly tx: string;
}

/** Leaves out orders, which have no rows. */
const LIST_BATCHES = `SELECT ${BATCH_COLUMNS}, tx::text FROM audit_batch
  WHERE tx = ANY($1::xid8[]) AND chain IS NOT NULL AND batch IS DISTINCT FROM 0 ORDER BY place`;
const LIST_GONE =
  'SELECT place, rows, kind, hash FROM audit_gone WHERE place BETWEEN $1 AND $2 ORDER BY place';
const FORGET_PARTS = `DELETE FROM audit_gone WHERE place BETWEEN $1 AND $2 AND kind = 'rows' ${RETURNING}`;
const FORGET_DETAILS = `DELETE FROM audit_gone WHERE place = $1 ${RETURNING}`;
const NOTE_PART = `INSERT INTO audit_gone (place, rows, entries, links, kind, hash) VALUES ($1, $2, $2, 0, 'rows', $3) ${RETURNING}`;

/**
 * Keeps what it takes to prove the remaining rows, before others go: if a batch goes in part, the hashes of the rows that go; for batches
 * that go as a whole, one hash for all of them.
 *
 * @param going the ids of the rows that go, by their transactions. Rows that the chain does not cover are skipped.
 * @returns What became of the tombstones; `undefined` if the chain covers none of these rows.
 */
export async function withdraw(
  connection: Connection,
  going: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<TombstoneChanges | undefined> {
  const changes = new TombstoneChanges();
  const batches = await listBatches(connection, [...going.keys()]);
  const whole: ChainedBatch[] = [];
  for (const batch of batches) {
    const ids = going.get(batch.tx) ?? new Set();
    const gone = await listGone(connection, batch);
    if (ids.size + goneCountOf(gone) >= batch.rows) {
      whole.push(batch);
    } else {
      await withdrawPart(connection, { batch, ids, gone, changes });
    }
  }
  await collapse(connection, whole, changes);
  return batches.length > 0 ? changes : undefined;
}

/** The batches of some transactions that the chain has, in its order. */
export async function listBatches(
  connection: Connection,
  transactions: readonly string[],
): Promise<TransactionBatch[]> {
  const found = await connection.query({ text: LIST_BATCHES, values: [toWireList(transactions)] });
  return found.flatMap(toTransactionBatch);
}

/** Reads a batch that has its transaction behind the columns of {@link BATCH_COLUMNS}. */
export function toTransactionBatch(row: readonly unknown[]): TransactionBatch[] {
  const batch = readBatch(row);
  return batch === undefined ? [] : [{ ...batch, tx: String(row[8]) }];
}

/** What of a batch has gone. */
export async function listGone(connection: Connection, batch: ChainedBatch): Promise<GoneRows> {
  const { firstSeq, rows } = batch;
  const values = [firstSeq, firstSeq + rows - 1];
  return readGoneRows(batch, await connection.query({ text: LIST_GONE, values }));
}

/**
 * The index in its batch of each row that is left, in order. Rows do not store their index, because other connections store at the same
 * time. So the rows that are left have the indexes that have not gone, and surplus rows those behind the last.
 */
export function placesLeft(rows: number, { gone }: GoneRows, count: number): number[] {
  const places: number[] = [];
  let next = 0;
  for (const { start, count: goneCount } of [...gone, { start: rows, count: 0 }]) {
    for (; next < start; next += 1) {
      places.push(next);
    }
    next = start + goneCount;
  }
  for (; places.length < count; next += 1) {
    places.push(next);
  }
  return places;
}

/** Some of the rows that are left of a batch, each with its index in the batch. Surplus rows are left out. */
export function placesOf(
  { rows }: ChainedBatch,
  going: readonly NthRow[],
  goneRows: GoneRows,
): { readonly start: number; readonly values: EntryRow }[] {
  const places = placesLeft(rows, goneRows, (going.at(-1)?.nth ?? -1) + 1);
  return going
    .map(({ nth, values }) => ({ start: places[nth] ?? 0, values }))
    .filter(({ start }) => start < rows);
}

/** A batch of which some rows go. */
interface PartOfBatch {
  readonly batch: TransactionBatch;
  readonly ids: ReadonlySet<string>;
  /** What of it has gone before. */
  readonly gone: GoneRows;
  readonly changes: TombstoneChanges;
}

async function withdrawPart(
  connection: Connection,
  { batch, ids, gone, changes }: PartOfBatch,
): Promise<void> {
  const { firstSeq, rows } = batch;
  const going = await listThese(connection, batch.tx, [...ids]);
  const leaves = hashGoing(batch, going, gone);
  await changes.delete(connection, { text: FORGET_PARTS, values: [firstSeq, firstSeq + rows - 1] });
  for (const { start } of leaves) {
    if (gone.erased.has(start)) {
      await changes.delete(connection, { text: FORGET_DETAILS, values: [firstSeq + start] });
    }
  }
  for (const { start, count, hash } of joinGone(rows, [...gone.gone, ...leaves])) {
    await changes.write(connection, { text: NOTE_PART, values: [firstSeq + start, count, toBytes(hash)] });
  }
}

/** The leaves of the rows that go, made of the rows as they are now, so that an earlier change is still found. */
function hashGoing(batch: TransactionBatch, going: readonly NthRow[], goneRows: GoneRows): GonePart[] {
  const salts = saltsOfBatch(batch);
  return placesOf(batch, going, goneRows).map(({ start, values }) => {
    const half = halfAt(start, personalText(values), salts, goneRows);
    return { start, count: 1, hash: leafHashOf(lastingText(values), half) };
  });
}
