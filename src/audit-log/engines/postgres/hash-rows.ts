import type { EntryRow } from '../../domain/entry-row';
import { BatchSeal } from '../sql/chain/batch-seal';
import { assertRow } from '../sql/chain/plain-row';
import { COLUMNS } from '../sql/entry-columns';
import type { Connection } from './connection';

/** So many rows are read at once. */
const ROWS_MAX = 8192;

const LIST_ROWS = `SELECT tx::text, seq, ${COLUMNS} FROM audit_entry WHERE tx = ANY($1::xid8[]) ORDER BY tx, seq LIMIT $2`;

/** The rows of a transaction, hashed. */
export interface HashedRows {
  readonly firstSeq: number;
  readonly rows: number;
  readonly seal: BatchSeal;
}

/** Hashes the rows of some transactions; those from `cut` on are left for another time. */
export async function hashRows(
  connection: Connection,
  transactions: readonly string[],
): Promise<{ seals: ReadonlyMap<string, HashedRows>; cut: string | undefined }> {
  const [only] = transactions;
  if (only === undefined) {
    return { seals: new Map(), cut: undefined };
  }
  const found = await listRows(connection, transactions, ROWS_MAX + 1);
  const cut = found.length > ROWS_MAX ? found.at(-1)?.tx : undefined;
  // A transaction is hashed as a whole, however many rows it has.
  const whole = cut === only ? await listRows(connection, [only], Number.MAX_SAFE_INTEGER) : found;
  const seals = new Map<string, HashedRows>();
  for (let at = 0, end = 0; at < whole.length; at = end) {
    const tx = whole[at]?.tx ?? '';
    while (whole[end]?.tx === tx) {
      end += 1;
    }
    if (tx !== cut || cut === only) {
      seals.set(tx, hash(whole.slice(at, end)));
    }
  }
  return { seals, cut: cut === only ? transactions[1] : cut };
}

function hash(found: readonly FoundRow[]): HashedRows {
  const seal = new BatchSeal(found.length);
  for (const { values } of found) {
    seal.add(values);
  }
  return { firstSeq: found[0]?.seq ?? 0, rows: found.length, seal };
}

/** A row, and where it was stored. */
export interface FoundRow {
  readonly tx: string;
  readonly seq: number;
  readonly values: EntryRow;
}

/** The rows of some transactions, in their order. */
export async function listRows(
  connection: Connection,
  transactions: readonly string[],
  limit: number,
): Promise<FoundRow[]> {
  const values = [`{${transactions.join(',')}}`, limit];
  return (await connection.query({ text: LIST_ROWS, values })).map(([tx, seq, ...row]) => {
    assertRow(row);
    return { tx: String(tx), seq: Number(seq), values: row };
  });
}
