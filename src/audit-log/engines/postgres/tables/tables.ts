import { COLUMN_NAMES, NARROWING, NUMBER_COLUMNS } from '../../sql/entry-columns';
import { GUARD_ENTRIES } from './append-only';
import { CREATE_CHAIN, TELL_APART } from './chain-tables';

/** The encoding that every text fits into. */
export const ENCODING = 'UTF8';

/** The first PostgreSQL whose transaction numbers are never reused (`xid8`). */
export const SERVER_VERSION_MIN = 130_000;

/**
 * The transaction that has stored a row. It tells rows that were committed late from those that were committed before.
 *
 * It is the only feature here that not every database with the protocol of PostgreSQL has.
 */
const TRANSACTION = 'tx xid8 NOT NULL DEFAULT pg_current_xact_id()';

/**
 * How many characters of a text are indexed: an index entry has at most 2704 bytes, and a text may have 1000 characters of three bytes.
 *
 * A query for a text must therefore ask for its beginning, too: see `equals`.
 */
const INDEXED_LENGTH = 800;

/** The beginning of a text, as it is indexed. */
export function indexed(text: string): string {
  return `left(${text}, ${INDEXED_LENGTH})`;
}

/** The type of each column. Texts sort by their bytes, so that prefixes and the order of entries are the same as in SQLite. */
const COLUMN_TYPES = COLUMN_NAMES.map((name) => {
  const type = NUMBER_COLUMNS.includes(name) ? 'bigint' : 'text COLLATE "C"';
  const isNeeded = name === 'time' || name === 'event_type';
  return `${name} ${type}${name === 'id' ? ' PRIMARY KEY' : isNeeded ? ' NOT NULL' : ''}`;
}).join(',\n    ');

/**
 * The entries. `seq` is the order of storing, which for each writer is the order of acceptance. Numbers are assigned before a transaction
 * commits; the numbers of a transaction that fails are never used again.
 */
const ENTRY_TABLE = `
  CREATE TABLE audit_entry (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    ${TRANSACTION},
    ${COLUMN_TYPES}
  );`;

/**
 * One index for each question that has to be quick in a log of millions. Those for lists are in order of `time`, because every list is
 * newest first.
 */
const ENTRY_INDEXES = [
  'CREATE INDEX audit_entry_tx ON audit_entry (tx, seq);',
  'CREATE INDEX audit_entry_time ON audit_entry (time, id);',
  'CREATE INDEX audit_entry_event_type ON audit_entry (event_type, time);',
  ...NARROWING.map(
    (name) =>
      `CREATE INDEX audit_entry_${name} ON audit_entry (${indexed(name)}, time) WHERE ${name} IS NOT NULL;`,
  ),
].join('\n  ');

/**
 * `audit_writer` has the last stored batch of each writer, with the time of its last entry.
 *
 * `audit_batch` has each batch that brought rows: these are the rows of its transaction, from `first_seq` on. Other connections store at
 * the same time, so their numbers may have gaps. The columns from `root` on are evidence of tampering, as in SQLite; NULL in batches
 * without it.
 *
 * Pruning deletes a batch without a link when all of its rows and all rows before them have gone.
 */
const BATCH_TABLES = `
  CREATE TABLE audit_writer (
    id text COLLATE "C" PRIMARY KEY,
    batch bigint NOT NULL,
    time bigint NOT NULL
  );
  CREATE TABLE audit_batch (
    ${TRANSACTION} PRIMARY KEY,
    first_seq bigint NOT NULL,
    rows integer NOT NULL,
    writer text COLLATE "C",
    batch bigint,
    root bytea,
    chain bytea,
    salt bytea,
    leaves bytea,
    key_id text,
    mac bytea
  );`;

/** Created last: if it exists, the other tables exist, too. */
const SCHEMA_TABLE = 'CREATE TABLE audit_schema (version integer NOT NULL);';

/** The tables of every log, whatever its version. */
export const TABLES: readonly string[] = ['audit_schema', 'audit_entry', 'audit_writer', 'audit_batch'];

/** Without these it is no log. */
export const LOG_TABLES: readonly string[] = ['audit_schema', 'audit_entry'];

/** The tables that a log has in addition from this version on. */
export const CHAIN_TABLES = { since: 3, names: ['audit_head', 'audit_gone'] } as const;

/** All there is in a log of version 1. */
const CREATE_TABLES = `${ENTRY_TABLE}
  ${ENTRY_INDEXES}
  ${BATCH_TABLES}
  ${SCHEMA_TABLE}
  INSERT INTO audit_schema (version) VALUES (0);`;

/**
 * The upgrades: each turns a log of one version into one of the next, and the first begins with nothing. Their number is the version of
 * this release, which `audit_schema` keeps. A released upgrade never changes. A new one is added when an earlier release could do harm.
 *
 * Running processes of an earlier release go on: their statements name their columns.
 */
export const UPGRADES: readonly string[] = [CREATE_TABLES, GUARD_ENTRIES, CREATE_CHAIN, TELL_APART];
