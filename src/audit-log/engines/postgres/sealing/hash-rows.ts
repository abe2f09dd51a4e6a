import type { EntryRow } from '../../../domain/entry-row';
import { BatchSeal } from '../../sql/chain/batch-seal';
import { assertRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireList, toWireText } from '../connection/wire-text';

/** How many rows are hashed in one go, unless a single transaction has more. */
const ROWS_MAX = 8192;

/** How many of them are in memory at a time. */
const PIECE_MAX = 256;

const listOf = (transactions: string) =>
  `SELECT tx::text, seq::text, ${COLUMNS} FROM audit_entry WHERE tx = ANY(${transactions}::xid8[]) ORDER BY audit_entry.tx, audit_entry.seq`;
const LIST_ROWS = `${listOf('$1')} LIMIT $2`;
const COUNT_ROWS =
  'SELECT tx::text, count(*) FROM audit_entry WHERE tx = ANY($1::xid8[]) GROUP BY tx ORDER BY tx';
const FETCH = `FETCH ${PIECE_MAX} FROM audit_rows`;

/** Lists some rows of a transaction, each with its index among all rows of the transaction, from 0 on. */
const LIST_THESE = `SELECT nth, ${COLUMNS} FROM (
    SELECT row_number() OVER (ORDER BY seq) - 1 AS nth, * FROM audit_entry WHERE tx = $1::xid8
  ) AS found WHERE id = ANY($2::text[]) ORDER BY nth`;

/** The rows of a transaction, hashed. */
export interface HashedRows {
  readonly firstSeq: string;
  readonly rows: number;
  readonly seal: BatchSeal;
}

/** Rows as they come: from the server, or as a list. */
type ComingRows = AsyncIterable<FoundRow> | Iterable<FoundRow>;

/**
 * Hashes the rows of some transactions. Each is hashed as a whole, and at least one is; `cut` is the first that is left for another time.
 * The rows are read in pieces, within a transaction, so that memory stays bounded and the event loop does other work between two pieces.
 */
export async function hashRows(
  connection: Connection,
  transactions: readonly string[],
): Promise<{ seals: ReadonlyMap<string, HashedRows>; cut: string | undefined }> {
  if (transactions.length === 0) {
    return { seals: new Map(), cut: undefined };
  }
  const found = await listRows(connection, transactions, PIECE_MAX + 1);
  if (found.length <= PIECE_MAX) {
    return { seals: await hash(found, countRows(found)), cut: undefined };
  }
  const counted = await connection.query({ text: COUNT_ROWS, values: [toWireList(transactions)] });
  let sum = 0;
  const chosen = counted.filter(([, count], nth) => {
    sum += Number(count);
    return nth === 0 || sum <= ROWS_MAX;
  });
  const counts = new Map(chosen.map(([tx, count]) => [String(tx), Number(count)]));
  const cut = counted[counts.size]?.[0];
  return {
    seals: await hash(readRows(connection, [...counts.keys()]), counts),
    cut: cut === undefined ? undefined : String(cut),
  };
}

/** Ignores rows beyond the count: the seal has room for no more, and somebody may insert rows by hand while they are read. */
async function hash(
  coming: ComingRows,
  counts: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, HashedRows>> {
  const seals = new Map<string, HashedRows>();
  for await (const { tx, seq, values } of coming) {
    const count = counts.get(tx) ?? 0;
    const { firstSeq, rows, seal } = seals.get(tx) ?? { firstSeq: seq, rows: 0, seal: new BatchSeal(count) };
    if (rows < count) {
      seal.add(values);
      seals.set(tx, { firstSeq, rows: rows + 1, seal });
    }
  }
  return seals;
}

function countRows(found: readonly FoundRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tx } of found) {
    counts.set(tx, (counts.get(tx) ?? 0) + 1);
  }
  return counts;
}

/** A cursor takes no parameters, so the transaction numbers are part of its statement. `BigInt` lets nothing but numbers through. */
async function* readRows(
  connection: Connection,
  transactions: readonly string[],
): AsyncGenerator<FoundRow, void, undefined> {
  await connection.run(
    `DECLARE audit_rows NO SCROLL CURSOR FOR ${listOf(`'${toWireList(transactions.map(BigInt))}'`)}`,
  );
  for (let isMore = true; isMore; ) {
    const piece = await connection.query({ text: FETCH, values: [] });
    yield* piece.map(toFoundRow);
    isMore = piece.length === PIECE_MAX;
  }
  await connection.run('CLOSE audit_rows');
}

/** A row, and where it was stored. */
export interface FoundRow {
  readonly tx: string;
  /** A text: somebody may have inserted a row by hand with a number that no JavaScript number can hold. */
  readonly seq: string;
  readonly values: EntryRow;
}

/** The rows of some transactions, in their order. */
export async function listRows(
  connection: Connection,
  transactions: readonly string[],
  limit: number,
): Promise<FoundRow[]> {
  return (await connection.query({ text: LIST_ROWS, values: [toWireList(transactions), limit] })).map(
    toFoundRow,
  );
}

/** A row, and its index among all rows of its transaction, from 0 on. */
export interface NthRow {
  readonly nth: number;
  readonly values: EntryRow;
}

/**
 * Some rows of a transaction, each with its index among all of them. The others are not sent: a transaction may have any number of rows.
 */
export async function listThese(
  connection: Connection,
  transaction: string,
  ids: readonly string[],
): Promise<NthRow[]> {
  const found = await connection.query({ text: LIST_THESE, values: [transaction, ids.map(toWireText)] });
  return found.map(([nth, ...values]) => {
    assertRow(values);
    return { nth: Number(nth), values };
  });
}

function toFoundRow([tx, seq, ...values]: readonly unknown[]): FoundRow {
  assertRow(values);
  return { tx: String(tx), seq: String(seq), values };
}
