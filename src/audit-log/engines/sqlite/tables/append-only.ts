import type { Database } from 'better-sqlite3';
import { COLUMN_NAMES } from '../../sql/entry-columns';
import { ENTRIES_GO, ENTRIES_STAY, EVIDENCE_STAYS } from '../../sql/guard-words';

/** A trigger: its name, the statement that it refuses, and what it does then. */
type Guard = readonly [name: string, refused: string, refusal: string];

const refuse = (advice: string) => `RAISE(ABORT, '${advice}')`;

/**
 * For inserts. With ABORT, SQLite would copy each page before every insert changes it, to be able to undo that statement alone: a
 * row would take twice the time.
 */
const refuseInsert = (advice: string) => `RAISE(FAIL, '${advice}')`;

const hasRow = (table: string, condition: string) => `EXISTS (SELECT 1 FROM ${table} WHERE ${condition})`;

/** A row without a number has -1 here, and the log has no number below 1. */
const IS_TAKEN = `${hasRow('audit_entry', 'id = NEW.id')} OR NEW.seq > 0 AND ${hasRow('audit_entry', 'seq = NEW.seq')}`;

/** A process of an earlier release may send a row twice. It must not hear an error: it would lose what it stores beside this row. */
const IS_SENT_AGAIN = hasRow(
  'audit_entry',
  `id = NEW.id AND ${COLUMN_NAMES.map((name) => `${name} IS NEW.${name}`).join(' AND ')}`,
);

/** What INSERT OR REPLACE and UPDATE OR REPLACE delete, the triggers of DELETE do not see. */
const AGAINST_REPLACING: readonly Guard[] = [
  [
    'audit_entry_added',
    `INSERT ON audit_entry WHEN ${IS_TAKEN}`,
    `iif(${IS_SENT_AGAIN}, RAISE(IGNORE), ${refuseInsert(ENTRIES_STAY)})`,
  ],
  [
    'audit_batch_added',
    `INSERT ON audit_batch WHEN ${hasRow('audit_batch', 'first_seq = NEW.first_seq AND chain IS NOT NULL')}`,
    refuseInsert(EVIDENCE_STAYS),
  ],
  ['audit_batch_moved', 'UPDATE ON audit_batch WHEN NEW.first_seq <> OLD.first_seq', refuse(EVIDENCE_STAYS)],
  [
    'audit_gone_added',
    `INSERT ON audit_gone WHEN ${hasRow('audit_gone', 'seq = NEW.seq')}`,
    refuseInsert(EVIDENCE_STAYS),
  ],
];

/**
 * Triggers that protect the log from mistakes: a statement by hand, or a program of an earlier release that would delete what a
 * later one can prove. They do not stop an attacker: anybody who may write to the file can drop them. But `verify()` finds what
 * was changed.
 *
 * A batch without a link of the chain may be updated, because it gets its link later.
 */
const GUARDS: readonly Guard[] = [
  ['audit_entry_unchanged', 'UPDATE ON audit_entry', refuse(ENTRIES_STAY)],
  ['audit_entry_kept', 'DELETE ON audit_entry', refuse(ENTRIES_GO)],
  ['audit_batch_unchanged', 'UPDATE ON audit_batch WHEN OLD.chain IS NOT NULL', refuse(EVIDENCE_STAYS)],
  ['audit_batch_kept', 'DELETE ON audit_batch WHEN OLD.chain IS NOT NULL', refuse(EVIDENCE_STAYS)],
  ['audit_gone_unchanged', 'UPDATE ON audit_gone', refuse(EVIDENCE_STAYS)],
  ['audit_gone_kept', 'DELETE ON audit_gone', refuse(EVIDENCE_STAYS)],
  ...AGAINST_REPLACING,
];

/** The names of the triggers. */
export const GUARD_NAMES = GUARDS.map(([name]) => name);

const ADDED_LAST = AGAINST_REPLACING.map(([name]) => name);

/**
 * The triggers that were added last, if a file with these names lacks them all and no other trigger, else none. An earlier build has
 * made such a file, and nobody has opened it to write since. Where others are missing, somebody has dropped them.
 */
export function listNotMadeYet(names: Pick<ReadonlySet<string>, 'has'>): readonly string[] {
  return GUARD_NAMES.every((name) => names.has(name) !== ADDED_LAST.includes(name)) ? ADDED_LAST : [];
}

/** Makes the triggers, where they are missing. */
export const CREATE_GUARDS = GUARDS.map(
  ([name, refused, refusal]) =>
    `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${refused} BEGIN SELECT ${refusal}; END;`,
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
