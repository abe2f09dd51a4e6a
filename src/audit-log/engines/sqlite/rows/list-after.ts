import type { Statement } from 'better-sqlite3';
import { NOT_PRUNED, ROWS_BEFORE_MAX, type StoredPlace, wasPruned } from '../../../domain/stored-place';
import { BYTES_AT_ONCE, COLUMNS } from '../../sql/entry-columns';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { FIND_LAST_SEQ, FIND_SEQ_BOUND } from '../tables/tables';

const FIND_ID = 'SELECT id FROM audit_entry WHERE seq = ?';
const LIST_TIMES_BEFORE = `SELECT time FROM audit_entry WHERE seq < ? ORDER BY seq DESC LIMIT ${ROWS_BEFORE_MAX}`;
/** Skips rows that were inserted by hand beyond the numbers that count: no later row would come after such a place. */
const FIND_END = `SELECT seq, id FROM audit_entry WHERE seq <= (${FIND_SEQ_BOUND}) ORDER BY seq DESC LIMIT 1`;
const LIST_FROM = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE seq > ? AND seq <= (${FIND_SEQ_BOUND}) ORDER BY seq LIMIT ?`;

/**
 * The rows behind a place, in the order of storing, each with its place: the number of the row.
 *
 * A transaction that numbers rows holds the write lock from its beginning. So no row that is committed later has a smaller number
 * than a row that is visible now.
 */
export function listAfter(
  prepare: (sql: string) => Statement,
  after: StoredPlace | undefined,
  limit: number,
): unknown[] {
  const last = after === undefined ? 0 : findNumber(prepare, after);
  const found: unknown[] = [];
  let length = 0;
  for (const row of prepare(LIST_FROM).raw().iterate(last, limit)) {
    const [seq, ...values] = Array.from<unknown>(Object(row));
    found.push([String(seq), values]);
    // Characters, not bytes: an estimate is enough.
    length += String(values.at(-1) ?? '').length;
    if (length > BYTES_AT_ONCE) {
      break;
    }
  }
  return found;
}

/** The place of the last row, and its id. */
export function findEnd(prepare: (sql: string) => Statement): unknown {
  const found = prepare(FIND_END).raw().get();
  const [seq, id] = Array.from<unknown>(Object(found));
  return found === undefined ? undefined : [String(seq), id];
}

/** The number of a place. Refuses a place that this store has never given. If the row is missing, it must have been pruned. */
function findNumber(prepare: (sql: string) => Statement, after: StoredPlace): number {
  const { place, id } = after;
  const seq = /^[1-9]\d{0,15}$/.test(place) ? Number(place) : Number.POSITIVE_INFINITY;
  const last = Number(prepare(FIND_LAST_SEQ).pluck().get());
  if (seq > last) {
    throw new StoreFault('CURSOR_UNKNOWN', `the cursor is of an entry that is not in it; it has had ${last}`);
  }
  const found = prepare(FIND_ID).pluck().get(seq);
  if (found !== undefined && found !== id) {
    throw new StoreFault('CURSOR_UNKNOWN', 'another entry is where the cursor points to');
  }
  if (found === undefined && !wasPruned(after, prepare(LIST_TIMES_BEFORE).pluck().all(seq).map(Number))) {
    throw new StoreFault('CURSOR_UNKNOWN', NOT_PRUNED);
  }
  return seq;
}
