import type { Statement } from 'better-sqlite3';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import type { PruneTerms } from '../../ports/engine';
import { writeFindBefore, writePrune } from './sqlite-query';
import { FIND_LAST_SEQ } from './tables';

/** What pruning does with the open transaction. */
export interface PruneSteps {
  prepare(sql: string): Statement;
  insert(row: EntryRow): void;
  /** Does what the triggers refuse to everybody else. */
  unguarded<T>(work: () => T): T;
}

/** Each start of each program is a writer: without this their number would grow for ever. */
const FORGET_WRITERS = 'DELETE FROM audit_writer WHERE time < ?';

/** Which batches go is said where their table is made. */
const FORGET_BATCHES = `DELETE FROM audit_batch WHERE root IS NULL AND first_seq < min(
  (SELECT max(first_seq) FROM audit_batch),
  (SELECT coalesce(min(seq), ${Number.MAX_SAFE_INTEGER}) FROM audit_entry)
) AND first_seq + rows <= (SELECT coalesce(min(seq), ${Number.MAX_SAFE_INTEGER}) FROM audit_entry)`;

/**
 * The last number that was given, where no batch tells it any more: a row that a caller has stored in a transaction of its own
 * belongs to none. Without this its number would be given again.
 */
const KEEP_LAST_SEQ = `INSERT INTO audit_batch (first_seq, rows) SELECT $last, 1 WHERE $last > (${FIND_LAST_SEQ})`;

/** The note itself does not count: it may be there already, where the answer of the call that stored it got lost. */
const FIND_NOTE =
  'SELECT 1 FROM audit_entry WHERE event_type = ? AND time BETWEEN ? AND ? AND id <> ? LIMIT 1';

/** Deletes rows within a transaction, and tells how many. */
export function pruneRows(
  { prepare, insert, unguarded }: PruneSteps,
  before: EntryPosition,
  limit: number,
  { ids, note, unlessNotedSince }: PruneTerms,
): number {
  if (note !== undefined && unlessNotedSince !== undefined) {
    const [id, time, eventType] = note;
    if (prepare(FIND_NOTE).get(eventType, unlessNotedSince, 2 * time - unlessNotedSince, id) !== undefined) {
      return 0;
    }
  }
  const { sql, values } = writePrune(before, limit, ids);
  const older = writeFindBefore(before);
  const hasOlder = () => prepare(older.sql).get(older.values) !== undefined;
  const last = prepare(FIND_LAST_SEQ).pluck().get();
  // Whoever prunes looks once more when all has gone.
  const changes = ids !== undefined || hasOlder() ? unguarded(() => prepare(sql).run(values).changes) : 0;
  prepare(KEEP_LAST_SEQ).run({ last });
  if (!hasOlder()) {
    prepare(FORGET_WRITERS).run(before.time);
  }
  prepare(FORGET_BATCHES).run();
  if (note !== undefined && changes > 0) {
    // Last: it takes the place of what has gone.
    insert(note);
  }
  return changes;
}
