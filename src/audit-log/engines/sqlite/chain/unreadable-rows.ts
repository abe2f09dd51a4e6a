import { isUtf8 } from 'node:buffer';
import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import { canBeStored } from '../../sql/chain/can-be-stored';
import { NAMED_MAX } from '../../sql/chain/findings';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { NOW_AND_THEN } from '../rows/sqlite-query';
import { ODD_SQL, TEXTS_SQL, WIDE_SQL } from './leaf-sql';

/** How many unsealed rows are checked at most. */
const LOOKED_AT_MAX = 16_384;

const LIST_ODD_TIMES = `
  SELECT seq FROM (SELECT seq FROM audit_entry INDEXED BY audit_entry_time WHERE time > 8.64e15 LIMIT ${NAMED_MAX})
  UNION ALL SELECT seq FROM (SELECT seq FROM audit_entry INDEXED BY audit_entry_time WHERE time < -8.64e15 LIMIT ${NAMED_MAX})`;
const LIST_ODD_OF = `SELECT seq FROM audit_entry WHERE seq BETWEEN ? AND ? AND ${ODD_SQL}`;
const LIST_ODD = `SELECT seq FROM (SELECT * FROM audit_entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${LOOKED_AT_MAX})
  WHERE ${NOW_AND_THEN} AND (${ODD_SQL} OR ${WIDE_SQL})`;
const FIND_BYTES = `SELECT CAST(${TEXTS_SQL} AS BLOB) FROM audit_entry WHERE seq = ?`;
const FIND_ROW = `SELECT ${COLUMNS} FROM audit_entry WHERE seq = ?`;

/** The numbers of the rows whose time is not valid. The index finds them at almost no cost. */
export function listOddTimes(prepare: (sql: string) => Statement): number[] {
  return prepare(LIST_ODD_TIMES).pluck().all().map(numberOf);
}

/** The numbers of the rows behind the chain that may have such a value. */
export function listOddBehind(prepare: (sql: string) => Statement, last: number, bound: number): number[] {
  return prepare(LIST_ODD).pluck().all(last, bound).map(numberOf);
}

/**
 * The numbers of the rows, among those that are about to be sealed, that no release can have stored. Bytes that are not valid UTF-8
 * are not looked for: a row with them is sealed with other texts than it has, so that it is reported as changed.
 */
export function listUnreadable(
  prepare: (sql: string) => Statement,
  first: number,
  last: number,
): ReadonlySet<number> {
  const odd = prepare(LIST_ODD_OF).pluck().all(first, last).map(numberOf);
  return new Set(odd.filter((seq) => !canBeStored(prepare(FIND_ROW).raw().get(seq))));
}

/**
 * The findings for rows that no release can have stored: it may be an error to read such a row, or a list that has it. Our decoder
 * decides whether a row can be read, and not SQLite, which takes JSON that is too deep for it as invalid.
 */
export function unreadableFaults(
  prepare: (sql: string) => Statement,
  seqs: Iterable<number>,
): IntegrityFault[] {
  return Array.from(seqs).flatMap((seq): IntegrityFault[] => {
    const row: unknown = prepare(FIND_ROW).raw().get(seq);
    if (canBeStored(row) && isValid(prepare(FIND_BYTES).pluck().get(seq))) {
      return [];
    }
    const [id] = rowOf(row);
    const what = `The entry with the number ${seq} has a value that no release can have stored. Where it cannot be read, no list that has it can.`;
    return [{ kind: 'inserted', id: String(id), place: seq, what }];
  });
}

/** Whether the texts of a row are valid UTF-8. In JavaScript, others are not told from texts that have the sign for such bytes. */
function isValid(bytes: unknown): boolean {
  return Buffer.isBuffer(bytes) && isUtf8(bytes);
}
