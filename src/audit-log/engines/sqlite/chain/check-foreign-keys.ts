import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { asSentence } from '../../../domain/sentence';
import type { IntegrityFault } from '../../../ports/integrity';
import { NAMED_MAX } from '../../sql/chain/findings';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { TABLES } from '../tables/tables';
import { CANNOT } from './check-schema';
import { explainRefused, tellRefusers } from './explain-refused';
import {
  type ForeignKey,
  listColumns,
  listForeignKeys,
  listRefusing,
  mayBeOnce,
  mayWantValue,
  type Touched,
} from './foreign-keys';
import { mayStay } from './may-stay';

/** How many findings are named at most in an error. */
const NAMED_IN_ERROR = 5;

/** What SQLite says where a foreign key leads to nothing that it can lead to. */
const OF_KEY = /^foreign key mismatch/;

/** The codes of SQLite for a refusal that may come from another table. */
const REFUSED = /^SQLITE_(?:MISMATCH|CONSTRAINT_(?:FOREIGNKEY|NOTNULL|CHECK|TRIGGER|UNIQUE))$/;

/**
 * Finds the foreign keys of other tables that may prevent the deletion of entries, directly or through further tables: pruning
 * would never finish. A foreign key that lets its rows go with the entry, or sets them to NULL, is not reported.
 *
 * @param isAsMade whether the tables are as audit-race creates them. If not, it is not checked whether rows can be deleted from
 * them at all.
 */
export function checkForeignKeys(prepare: (sql: string) => Statement, isAsMade: boolean): IntegrityFault[] {
  const all = [...(isAsMade ? findUnfit(prepare) : []), ...findHolding(prepare).what].slice(0, NAMED_MAX);
  return all.map((what) => ({ kind: 'foreign', what: harmlessLine(what) }));
}

/** Names what may have refused a deletion or an erasure, because the error of SQLite does not name it. */
export function explainHeld(prepare: (sql: string) => Statement, error: unknown): unknown {
  const code = String(Object(error).code);
  if (code === CANNOT) {
    // SQLite says so of a foreign key. Anything else that cannot be carried out may be in a trigger.
    const refused = OF_KEY.test(messageOf(error)) ? error : explainRefused(prepare, error);
    const unfit = refused === error ? findUnfit(prepare).slice(0, NAMED_IN_ERROR) : [];
    return unfit.length > 0 ? heldBy(unfit) : refused;
  }
  const { what, tables } = REFUSED.test(code) ? findHolding(prepare) : { what: [], tables: [] };
  const touched = tables.slice(0, NAMED_IN_ERROR).join(', ');
  const guess = touched === '' ? [] : [`What points at it has refused that, or a trigger of it: ${touched}.`];
  const named = what.length > 0 ? what.slice(0, NAMED_IN_ERROR) : guess;
  if (named.length === 0) {
    return explainRefused(prepare, error);
  }
  const refusers = tellRefusers(prepare, error);
  const others = refusers === '' ? [] : [`Or it was refused by ${refusers}.`];
  return heldBy([...named, ...others], `${asSentence(messageOf(error))} `);
}

function heldBy(what: readonly string[], said = ''): StoreFault {
  return new StoreFault('STORE_HELD', harmlessLine(said + what.join(' ')));
}

/** Prepares a deletion from each table, without running it: SQLite then reports a missing column, table or key. */
function findUnfit(prepare: (sql: string) => Statement): string[] {
  return TABLES.flatMap((table) => {
    try {
      prepare(`DELETE FROM ${table} WHERE false`);
      return [];
    } catch (error) {
      return [asSentence(`Nothing can be deleted from ${table}: ${messageOf(error)}`)];
    }
  });
}

interface Holding {
  readonly what: readonly string[];
  /** The other tables whose rows are deleted or changed along with ours. */
  readonly tables: readonly string[];
}

/** Follows the foreign keys from our tables to all tables whose rows are deleted or changed along with ours. */
function findHolding(prepare: (sql: string) => Statement): Holding {
  const keys = listForeignKeys(prepare);
  const found = new Set<string>();
  const touched = new Map<string, Touched>();
  const touch = (next: Touched) =>
    touched.set(JSON.stringify([next.table.toLowerCase(), next.changed]), next);
  for (const table of TABLES) {
    touch({ table, changed: undefined });
  }
  // A Map also iterates over entries that are added during the iteration: they come last.
  for (const at of touched.values()) {
    const nexts = keys.filter((key) => isConcerned(key, at)).map((key) => follow(prepare, key, at));
    for (const next of [...nexts, ...refusing(prepare, at)]) {
      if (typeof next === 'string') {
        found.add(next);
      } else {
        touch(next);
      }
    }
  }
  const going = [...touched.values()].filter(({ changed }) => changed === undefined);
  for (const at of going.filter(({ table }) => !isOurs(table))) {
    for (const key of keys.filter((each) => isThread(each, at) && mayStay(prepare, each, keys, going))) {
      const reason = `: a row of ${key.holder} would stay, and point at one that goes`;
      found.add(sentenceOf(key, at, reason));
    }
  }
  const tables = [...touched.values()].map(({ table }) => table).filter((table) => !isOurs(table));
  return { what: [...found].sort(), tables: [...new Set(tables)] };
}

/** What happens to the rows that have a key; or a sentence that says how the key prevents the deletion. */
function follow(prepare: (sql: string) => Statement, key: ForeignKey, at: Touched): Touched | string {
  const next = nextOf(key, at);
  const reason = next === undefined ? '' : refusalOf(prepare, key, at);
  return next === undefined || reason !== undefined ? sentenceOf(key, at, reason) : next;
}

function refusing(prepare: (sql: string) => Statement, at: Touched): string[] {
  const triggers = isOurs(at.table) ? [] : listRefusing(prepare, at);
  return triggers.map((name) => `The trigger ${name} can keep what ${at.table} points at from being pruned.`);
}

function isOurs(table: string): boolean {
  return TABLES.includes(table.toLowerCase());
}

/** Whether the deletion or change affects the rows that have the key. Self-referencing keys are checked separately. */
function isConcerned(key: ForeignKey, at: Touched): boolean {
  const { held, to } = key;
  const { table, changed } = at;
  return (
    held === table.toLowerCase() &&
    !isThread(key, at) &&
    (changed === undefined || to.some((column) => column === undefined || changed.includes(column)))
  );
}

/** Whether the key is self-referencing, as from answers to questions. It prevents nothing if one statement deletes both rows. */
function isThread({ holder, held, onDelete }: ForeignKey, { table, changed }: Touched): boolean {
  return (
    held === table.toLowerCase() &&
    holder.toLowerCase() === held &&
    onDelete === 'NO ACTION' &&
    changed === undefined
  );
}

function actionOf({ onDelete, onUpdate }: ForeignKey, { changed }: Touched): string {
  return changed === undefined ? onDelete : onUpdate;
}

/** What happens to the rows that have the key; `undefined` if they keep the row that they point at from being deleted. */
function nextOf(key: ForeignKey, at: Touched): Touched | undefined {
  switch (actionOf(key, at)) {
    case 'CASCADE':
      return { table: key.holder, changed: at.changed === undefined ? undefined : key.from };
    case 'SET NULL':
    case 'SET DEFAULT':
      return { table: key.holder, changed: key.from };
    default:
      return undefined;
  }
}

/** Why the columns of a key may not take the NULL or the default that is written into them; `undefined` if they do. */
function refusalOf(prepare: (sql: string) => Statement, key: ForeignKey, at: Touched): string | undefined {
  const action = actionOf(key, at);
  if (action === 'CASCADE') {
    return undefined;
  }
  const isByDefault = action === 'SET DEFAULT';
  const columns = listColumns(prepare, key.holder, key.from);
  if (columns.some(({ isNeeded, hasDefault }) => isNeeded && !(isByDefault && hasDefault))) {
    return `: ${key.from.join(', ')} of ${key.holder} would have no value, and has to have one`;
  }
  // A key with NULL in one of its columns points at nothing, so only a default in each column matters.
  if (isByDefault && columns.every(({ hasDefault }) => hasDefault)) {
    return `: ${key.from.join(', ')} of ${key.holder} would point at what its default says`;
  }
  if (mayWantValue(prepare, key.holder, key.from)) {
    return `: a condition of ${key.holder} may want a value in ${key.from.join(', ')}`;
  }
  return mayBeOnce(prepare, key.holder, key.from)
    ? `: a unique index of ${key.holder} may take one row without a value in ${key.from.join(', ')}`
    : undefined;
}

function sentenceOf({ holder, held }: ForeignKey, { table }: Touched, reason: string | undefined): string {
  const what = isOurs(table) ? 'it' : table;
  return `The foreign key of ${holder} to ${held} keeps what ${what} points at from being pruned${reason ?? ''}.`;
}
