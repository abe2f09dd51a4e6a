import type { Database } from 'better-sqlite3';
import { ENTRIES_GO, ENTRIES_STAY, EVIDENCE_STAYS } from '../../sql/guard-words';

/** What a trigger refuses, where, and what it says to whoever tried. */
type Guard = readonly [name: string, refused: string, advice: string];

/**
 * What keeps a mistake out of the log: a statement by hand, or a program of an earlier release that would delete what a later
 * one can prove. It is no hindrance to an attacker: whoever may write to the file may drop it. What `verify()` finds is.
 *
 * A batch that has no link of the chain yet may be changed: it gets one.
 */
const GUARDS: readonly Guard[] = [
  ['audit_entry_unchanged', 'UPDATE ON audit_entry', ENTRIES_STAY],
  ['audit_entry_kept', 'DELETE ON audit_entry', ENTRIES_GO],
  ['audit_batch_unchanged', 'UPDATE ON audit_batch WHEN OLD.chain IS NOT NULL', EVIDENCE_STAYS],
  ['audit_batch_kept', 'DELETE ON audit_batch WHEN OLD.chain IS NOT NULL', EVIDENCE_STAYS],
  ['audit_gone_unchanged', 'UPDATE ON audit_gone', EVIDENCE_STAYS],
  ['audit_gone_kept', 'DELETE ON audit_gone', EVIDENCE_STAYS],
];

/** The names of the triggers. */
export const GUARD_NAMES = GUARDS.map(([name]) => name);

/** Makes the triggers, where they are missing. */
export const CREATE_GUARDS = GUARDS.map(
  ([name, refused, advice]) =>
    `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${refused} BEGIN SELECT RAISE(ABORT, '${advice}'); END;`,
).join('\n');

const DROP_GUARDS = GUARD_NAMES.map((name) => `DROP TRIGGER IF EXISTS ${name};`).join('\n');

/**
 * Does work that the triggers would refuse: what pruning deletes, and what erasing erases.
 *
 * They are dropped and made again within the transaction that is open, so no other connection ever sees the file without them.
 * To have each of them ask whether it may would cost every row that goes a quarter more.
 */
export function unguarded<T>(database: Database, work: () => T): T {
  database.exec(DROP_GUARDS);
  const result = work();
  database.exec(CREATE_GUARDS);
  return result;
}
