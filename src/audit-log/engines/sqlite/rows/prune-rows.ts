import type { Statement } from 'better-sqlite3';
import type { EntryRow } from '../../../domain/entry-row';
import type { EntryPosition } from '../../../domain/filter';
import type { PruneTerms } from '../../../ports/engine';
import type { KnownGone } from '../../sql/chain/known-gone';
import { findGround } from '../chain/check-orders';
import { appendOrder } from '../chain/order';
import { refuseHindered } from '../chain/refuse-hindered';
import type { Sealer, Tail } from '../chain/sealer';
import { withdraw } from '../chain/withdrawal';
import { FIND_LAST_SEQ } from '../tables/tables';
import { GIVEN, writeFindBefore, writeFindPruned } from './sqlite-query';

/** What pruning and erasing do within the open transaction. */
export interface PruneSteps {
  prepare(sql: string): Statement;
  readonly sealer: Sealer;
  /** What it knows from the step before. */
  readonly known: KnownGone;
  insert(row: EntryRow, isSealed: boolean): void;
  /** Runs work that the triggers would refuse. */
  unguarded<T>(work: () => T): T;
}

/** Each start of each program adds a writer: without this, the table would grow without limit. */
const FORGET_WRITERS = 'DELETE FROM audit_writer WHERE time < ?';

const DELETE_ROWS = `DELETE FROM audit_entry WHERE seq IN ${GIVEN}`;

/** Deletes batches without a link of the chain whose rows are all deleted. The last batch stays: the next number is derived from it. */
const FORGET_BATCHES = `DELETE FROM audit_batch WHERE chain IS NULL AND first_seq < min(
  (SELECT max(first_seq) FROM audit_batch),
  (SELECT coalesce(min(seq), ${Number.MAX_SAFE_INTEGER}) FROM audit_entry)
) AND first_seq + rows <= (SELECT coalesce(min(seq), ${Number.MAX_SAFE_INTEGER}) FROM audit_entry)`;

/**
 * Records the last number that was given, if no batch covers it: a row that a caller has stored in a transaction of its own
 * belongs to no batch. Without this, its number would be given again after its deletion.
 */
const KEEP_LAST_SEQ = `INSERT INTO audit_batch (first_seq, rows) SELECT $last, 1 WHERE $last > (${FIND_LAST_SEQ})`;

/**
 * Finds the note of another pruning. The own note does not count: it is stored already if the answer of the call that stored it
 * got lost.
 */
const FIND_NOTE =
  'SELECT 1 FROM audit_entry WHERE event_type = ? AND time BETWEEN ? AND ? AND id <> ? LIMIT 1';

/** Deletes rows within a transaction, and tells how many. */
export function pruneRows(
  steps: PruneSteps,
  before: EntryPosition,
  limit: number,
  { ids, note, unlessNotedSince }: PruneTerms,
): number {
  const { prepare, sealer, insert, known } = steps;
  if (note !== undefined && unlessNotedSince !== undefined) {
    const [id, time, eventType] = note;
    if (prepare(FIND_NOTE).get(eventType, unlessNotedSince, 2 * time - unlessNotedSince, id) !== undefined) {
      known.forget();
      return 0;
    }
  }
  const { sql, values } = writeFindPruned(before, limit, ids);
  const going = prepare(sql).pluck().all(values).map(String);
  const tail = going.length === 0 ? sealer.tail() : sealer.sealWaiting(Number.POSITIVE_INFINITY);
  if (going.length > 0) {
    deleteRows(steps, going, { tail, noteId: note?.[0] ?? null });
  }
  if (going.length < limit) {
    // No step follows.
    known.forget();
  }
  const older = writeFindBefore(before);
  if (prepare(older.sql).get(older.values) === undefined) {
    prepare(FORGET_WRITERS).run(before.time);
  }
  prepare(FORGET_BATCHES).run();
  if (note !== undefined && going.length > 0) {
    // Last, into the space of the deleted rows: the disk may be full.
    insert(note, tail.sealed !== undefined);
  }
  return going.length;
}

/** Deletes rows, and appends a deletion order to the chain. If the chain has not begun, only the last number is kept. */
function deleteRows(
  { prepare, unguarded, known }: PruneSteps,
  going: readonly string[],
  { tail, noteId }: { readonly tail: Tail; readonly noteId: string | null },
): void {
  const remove = () => {
    const { changes } = prepare(DELETE_ROWS).run(`[${going.join()}]`);
    refuseHindered(changes, going.length, 'pruned');
  };
  if (tail.sealed === undefined) {
    unguarded(remove);
    prepare(KEEP_LAST_SEQ).run({ last: tail.last });
    return;
  }
  const ground = findGround(prepare, known);
  const change = unguarded(() => {
    const withdrawn = withdraw(prepare, going.map(Number));
    remove();
    return withdrawn;
  });
  if (change !== undefined) {
    known.follow(change.done);
    appendOrder(prepare, tail, { noteId, ground, known });
  }
}
