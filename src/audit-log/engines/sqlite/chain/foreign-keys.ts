import type { Statement } from 'better-sqlite3';
import { numberOf, rowOf } from '../../sql/chain/plain-row';

/** A foreign key of a table. All names but the holder's are in lower case, because SQLite ignores their case. */
export interface ForeignKey {
  /** The table that has it. */
  readonly holder: string;
  /** The table that it points at. */
  readonly held: string;
  readonly from: readonly string[];
  /** The columns that it points at; `undefined` for each that it does not name. */
  readonly to: readonly (string | undefined)[];
  readonly onUpdate: string;
  readonly onDelete: string;
}

/** A column of a table, as far as a foreign key may set it. */
export interface SetColumn {
  /** Whether it takes no NULL. */
  readonly isNeeded: boolean;
  readonly hasDefault: boolean;
}

/** What is done to rows of a table: some columns are changed or, if `changed` is `undefined`, the rows are deleted. */
export interface Touched {
  readonly table: string;
  readonly changed: readonly string[] | undefined;
}

const LIST_KEYS = `SELECT holder.name, held.id, lower(held."table"), lower(held."from"), lower(held."to"), held.on_update, held.on_delete
  FROM main.sqlite_schema AS holder, temp.pragma_foreign_key_list(holder.name, 'main') AS held
  WHERE holder.type = 'table' ORDER BY holder.name, held.id, held.seq`;
const LIST_COLUMNS = `SELECT lower(name), "notnull" OR (pk > 0 AND upper(type) = 'INTEGER'), coalesce(upper(dflt_value), 'NULL') <> 'NULL'
  FROM temp.pragma_table_info(?, 'main')`;
const LIST_TRIGGERS =
  "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower(?) ORDER BY name";
const FIND_SQL = "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)";

const LIST_UNIQUE =
  "SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower(?) AND sql LIKE 'CREATE UNIQUE %'";
/** An expression that treats NULL in a column specially: coalesce, ifnull, IS NULL or ISNULL. */
const TAKES_NONE =
  /\b(?:coalesce|ifnull)\s{0,16}\(\s{0,16}["`[]?(\w+)["`\]]?\s{0,16},|["`[]?\b(\w+)["`\]]?\s{1,16}(?:is\s{1,16}null|isnull)\b/gi;

/** A call of RAISE, with which a trigger refuses a statement on purpose. */
const REFUSES = /\braise\s*\(/i;
/** The string literals and comments of a statement: words in them do not count. */
const UNSPOKEN = /'(?:[^']|'')*(?:'|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
/** The beginning of a trigger as SQLite stores it: the name as it was written, with or without a schema. */
const NAMED = /^CREATE TRIGGER\s+(?:(?:\w+|"[^"]*"|`[^`]*`|\[[^\]]*\]|'')\s*\.?\s*){1,2}/i;
const EVENT = /\b(delete|update|insert)\b/i;
/** A condition IS NOT NULL, and what it applies to. The constraint NOT NULL of a column does not match. */
const WANTS_VALUE = /([\w$.]{0,200})["'`\])\s]{0,16}\b(?:is\s{1,16}not\s{1,16}null|notnull)\b/gi;

/** All foreign keys of a file. */
export function listForeignKeys(prepare: (sql: string) => Statement): ForeignKey[] {
  const keys = new Map<string, ForeignKey>();
  for (const found of prepare(LIST_KEYS).raw().all()) {
    const [holder, id, held, from, to, onUpdate, onDelete] = rowOf(found);
    const name = `${String(id)} ${String(holder)}`;
    const known = keys.get(name);
    keys.set(name, {
      holder: String(holder),
      held: String(held),
      from: [...(known?.from ?? []), String(from)],
      to: [...(known?.to ?? []), typeof to === 'string' ? to : undefined],
      onUpdate: String(onUpdate),
      onDelete: String(onDelete),
    });
  }
  return [...keys.values()];
}

/** Some columns of a table. */
export function listColumns(
  prepare: (sql: string) => Statement,
  table: string,
  names: readonly string[],
): SetColumn[] {
  const found = prepare(LIST_COLUMNS).raw().all(table);
  return found.flatMap((column) => {
    const [name, isNeeded, hasDefault] = rowOf(column);
    return names.includes(String(name))
      ? [{ isNeeded: numberOf(isNeeded) === 1, hasDefault: numberOf(hasDefault) === 1 }]
      : [];
  });
}

/** Whether a condition of a table may require a value in some columns: it names one of them, or applies to an expression. */
export function mayWantValue(
  prepare: (sql: string) => Statement,
  table: string,
  columns: readonly string[],
): boolean {
  const sql = String(prepare(FIND_SQL).pluck().get(table));
  return Array.from(sql.matchAll(WANTS_VALUE)).some(
    ([whole, name = '']) =>
      whole.includes(')') || !/^\w+$/.test(name) || columns.includes(name.toLowerCase()),
  );
}

/** Whether a unique index of a table may treat rows with NULL in some columns as equal. An index of plain columns never does. */
export function mayBeOnce(
  prepare: (sql: string) => Statement,
  table: string,
  columns: readonly string[],
): boolean {
  const indexes = prepare(LIST_UNIQUE).pluck().all(table);
  return indexes.some((sql) =>
    Array.from(String(sql).replace(UNSPOKEN, "''").matchAll(TAKES_NONE)).some(([, filled, none]) =>
      columns.includes(String(filled ?? none).toLowerCase()),
    ),
  );
}

/** The triggers of a table that may refuse what is done to its rows. */
export function listRefusing(prepare: (sql: string) => Statement, { table, changed }: Touched): string[] {
  return prepare(LIST_TRIGGERS)
    .raw()
    .all(table)
    .flatMap((found) => {
      const [name, sql] = rowOf(found);
      const words = String(sql).replace(UNSPOKEN, "''").replace(NAMED, '');
      return REFUSES.test(words) && isFiredBy(words, changed) ? [String(name)] : [];
    });
}

function isFiredBy(words: string, changed: Touched['changed']): boolean {
  const event = EVENT.exec(words);
  if (event === null) {
    return false;
  }
  if (changed === undefined) {
    return event[0].toLowerCase() === 'delete';
  }
  const [of = ''] = words.slice(event.index + event[0].length).split(/\bon\b/i);
  const named = of.toLowerCase();
  return (
    event[0].toLowerCase() === 'update' &&
    (named.trim() === '' || changed.some((column) => named.includes(column)))
  );
}
