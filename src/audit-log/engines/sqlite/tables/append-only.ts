import type { Database } from 'better-sqlite3';
import { ENTRIES_GO, ENTRIES_STAY, EVIDENCE_STAYS } from '../../sql/guard-words';

/** A trigger: its name, the statement that it refuses, and the advice in its error message. */
type Guard = readonly [name: string, refused: string, advice: string];

/**
 * Triggers that protect the log from mistakes: a statement by hand, or a program of an earlier release that would delete what a
 * later one can prove. They do not stop an attacker: anybody who may write to the file can drop them. But `verify()` finds what
 * was changed.
 *
 * A batch without a link of the chain may be updated, because it gets its link later.
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
 * Runs work that the triggers would refuse: the deletions of pruning and the updates of erasing.
 *
 * It drops the triggers and creates them again within the open transaction, so no other connection ever sees the file without
 * them. A condition in each trigger, that lets our own statements pass, would make each deleted row a quarter slower.
 */
export function unguarded<T>(database: Database, work: () => T): T {
  database.exec(DROP_GUARDS);
  const result = work();
  database.exec(CREATE_GUARDS);
  return result;
}
