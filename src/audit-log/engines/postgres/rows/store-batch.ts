import { countOf } from '../../../domain/count-of';
import type { EntryRow, EntryRows } from '../../../domain/entry-row';
import { AuditStoreError } from '../../../domain/errors';
import { messageOf } from '../../../domain/harmless-text';
import { PackedRows, TIME, unpackRows } from '../../../domain/packed-rows';
import type { EntryBatch } from '../../../ports/engine';
import { BatchSeal } from '../../sql/chain/batch-seal';
import type { Connection, Sql } from '../connection/connection';
import { toWireJson, toWireText } from '../connection/wire-text';
import { LEFT_OUT, STORE, STORE_ROWS } from './store-statement';

/**
 * Updates a row without changing it, so that this commit waits for the synchronous standbys. The earlier commit, which stored the batch,
 * may not have waited. Standbys apply commits in their order, so they have the earlier one then, too.
 */
const TOUCH_WRITER = 'UPDATE audit_writer SET batch = batch WHERE id = $1 RETURNING batch';
const COUNT_LACKING =
  'SELECT count(*) FROM unnest($1::text[]) AS given WHERE NOT EXISTS (SELECT FROM audit_entry WHERE id = given)';

/**
 * Prepares the statement that stores the next batch of a writer. The returned function runs it, and tells whether the batch has its link in
 * the chain. The statement is written at once, so that it is ready when its turn comes.
 *
 * A batch that is stored already is left alone. A batch that skips a number is refused (`AUDIT_STORE_BEHIND`), and so is a batch whose
 * number was counted already, but of which a row is missing (`AUDIT_STORE_AHEAD`).
 */
export function prepareBatch(given: EntryBatch): (connection: Connection) => Promise<boolean> {
  const { batch } = given;
  const sql = writeBatch(given);
  return async (connection) => {
    const [hasMoved, isLinked] = await storeWhole(connection, sql);
    // Checked only now: another connection may have stored the batch while this one waited for it.
    if (hasMoved !== true) {
      refuseGap(batch, await connection.queryOne({ text: TOUCH_WRITER, values: [toWireText(given.writer)] }));
      await refuseLacking(connection, given);
    }
    return isLinked === true;
  };
}

function writeBatch({ writer, batch, rows, evidence = true }: EntryBatch): Sql {
  const nth = batch === 1 ? 'first' : 'next';
  const { json, lastTime } = writeRows(rows);
  const values = [toWireText(writer), batch, lastTime, json];
  if (!evidence) {
    return { name: `audit_store_plain_${nth}`, text: STORE[nth].plain, values };
  }
  const { root, salt, leaves } = sealRows(rows);
  return {
    name: `audit_store_${nth}`,
    text: STORE[nth].sealed,
    values: [...values, rows.length, root, salt, leaves],
  };
}

/**
 * Serialises piece by piece: the rows of one piece are garbage before the next is unpacked. If all rows of a batch were there at once, V8
 * might move them to the old generation, and it would take longer to write them.
 */
function writeRows(rows: EntryRows): { readonly json: string; readonly lastTime: number } {
  if (!(rows instanceof PackedRows)) {
    const list = [...rows];
    return { json: toWireJson(list), lastTime: list.at(-1)?.[TIME] ?? 0 };
  }
  const { pieces } = rows;
  const lists = pieces.map((piece) => toWireJson(unpackRows(piece)).slice(1, -1));
  return { json: `[${lists.join(',')}]`, lastTime: pieces.at(-1)?.times.at(-1) ?? 0 };
}

function sealRows(rows: EntryRows) {
  const seal = new BatchSeal(rows.length);
  for (const piece of PackedRows.from(rows).pieces) {
    seal.addPiece(piece);
  }
  return seal.closeRows();
}

function refuseGap(batch: number, [last = 0]: readonly unknown[]): void {
  if (batch > Number(last)) {
    throw new AuditStoreError(
      'AUDIT_STORE_BEHIND',
      `The PostgreSQL store cannot take batch ${batch} of its writer: ${countOf(Number(last), 'is', 'are')} stored. The store lacks a batch before it, as after a restored backup. The audit log sends what it holds again by itself; what it no longer holds may be missing.`,
    );
  }
}

/** That the writer has counted the batch does not show that its entries are stored: somebody may have raised the number by hand. */
async function refuseLacking(connection: Connection, { batch, rows }: EntryBatch): Promise<void> {
  if ((await countLacking(connection, rows)) > 0) {
    throw new AuditStoreError(
      'AUDIT_STORE_AHEAD',
      `The PostgreSQL store has counted batch ${batch} of a writer, and lacks its entries: somebody has raised that number in audit_writer, or they were pruned. The audit log sends them again by itself, as another writer.`,
    );
  }
}

/** Stores rows that are no batch of a writer, within a transaction. */
export async function storeRows(connection: Connection, rows: readonly EntryRow[]): Promise<void> {
  await connection.query({ text: STORE_ROWS, values: [toWireJson(rows)] });
  if ((await countLacking(connection, rows)) > 0) {
    throw leftOut();
  }
}

async function countLacking(connection: Connection, rows: Iterable<EntryRow>): Promise<number> {
  const ids = [...rows].map(([id]) => toWireText(id));
  const [lacking] = await connection.queryOne({ text: COUNT_LACKING, values: [ids] });
  return Number(lacking);
}

/** Tries again if rows were left out: if another connection has stored some of them meanwhile, the second try sees them. */
async function storeWhole(connection: Connection, sql: Sql): Promise<unknown[]> {
  try {
    return await connection.queryOne(sql).catch((error: unknown) => {
      if (isLeftOut(error)) {
        return connection.queryOne(sql);
      }
      throw error;
    });
  } catch (error) {
    throw isLeftOut(error) ? leftOut() : error;
  }
}

function isLeftOut(error: unknown): boolean {
  return messageOf(error).includes(LEFT_OUT);
}

function leftOut(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'The PostgreSQL store has left entries out that were sent to it, and so nothing of them was stored. Look at the triggers of audit_entry, of which one gives no row back, and at its policies: audit-race verify, or verify(), names what is not ours.',
  );
}
