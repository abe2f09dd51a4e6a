import { leafHashOf } from '../../../domain/evidence/leaf-hash';
import {
  LASTING_PLACES,
  lastingText,
  PERSONAL_PLACES,
  personalText,
} from '../../../domain/evidence/leaf-text';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import { saltsOfBatch } from '../../sql/chain/chained-batch';
import { halfAt } from '../../sql/chain/erased-values';
import { COLUMN_NAMES } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import { listRows } from '../sealing/hash-rows';
import { fieldSql } from '../sealing/link-sql';
import { listGone, placesLeft, type TransactionBatch } from './withdrawal';

/** The two texts of a row that are hashed, made by PostgreSQL, so that it does not have to send each value. */
const LIST_TEXTS = `SELECT tx::text, id, ${textOf(LASTING_PLACES)}, ${textOf(PERSONAL_PLACES)} FROM audit_entry
  WHERE tx = ANY($1::xid8[]) ORDER BY tx, seq`;

/** Escapes what a text column cannot hold: see `toWireText`. */
const MARK = '\u0001';

/** A row as it is hashed. */
export interface RowTexts {
  readonly id: string;
  readonly lasting: string;
  readonly personal: string;
}

/** What there is of a batch. */
export interface ReadBatch {
  readonly rows: BatchRows;
  /** The rows that are there, by their places. */
  readonly texts: ReadonlyMap<number, RowTexts>;
}

/** Reads the rows of some batches, by their transactions. */
export async function readTexts(
  connection: Connection,
  batches: readonly TransactionBatch[],
): Promise<ReadonlyMap<string, readonly RowTexts[]>> {
  const texts = new Map<string, RowTexts[]>(batches.map(({ tx }) => [tx, []]));
  const marked = new Set<string>();
  const values = [toWireList([...texts.keys()])];
  const found = await connection.query({ text: LIST_TEXTS, values, isRaw: true });
  for (const [tx, id, lasting, personal] of found) {
    const row = { id: String(id), lasting: String(lasting), personal: String(personal) };
    texts.get(String(tx))?.push(row);
    if (row.lasting.includes(MARK) || row.personal.includes(MARK)) {
      marked.add(String(tx));
    }
  }
  for (const tx of marked) {
    const rows = await listRows(connection, [tx], Number.MAX_SAFE_INTEGER);
    const own = ({ values: row }: (typeof rows)[number]) => ({
      id: String(row[0]),
      lasting: lastingText(row),
      personal: personalText(row),
    });
    texts.set(tx, rows.map(own));
  }
  return texts;
}

/** Hashes the rows of a batch. */
export async function readBatchRows(
  connection: Connection,
  batch: TransactionBatch,
  found: readonly RowTexts[],
): Promise<ReadBatch> {
  const gone = await listGone(connection, batch);
  const salts = saltsOfBatch(batch);
  const places = placesLeft(batch.rows, gone, found.length);
  const texts = new Map(found.map((row, nth) => [places[nth] ?? nth, row]));
  const present = Array.from(texts, ([index, { lasting, personal }]): PresentLeaf => {
    return { index, hash: leafHashOf(lasting, halfAt(index, personal, salts, gone)) };
  });
  return { rows: { present, ...gone }, texts };
}

function textOf(places: readonly number[]): string {
  return places.map((place) => fieldSql(`${COLUMN_NAMES[place]}::text`)).join(' || ');
}
