import { COLUMN_NAMES, NARROWING, NUMBER_COLUMNS } from '../../sql/entry-columns';
import { GUARD_ENTRIES } from './append-only';
import { CREATE_CHAIN, TELL_APART } from './chain-tables';

/** The encoding that every text fits into. */
export const ENCODING = 'UTF8';

/** The first PostgreSQL that numbers transactions for good. */
export const SERVER_VERSION_MIN = 130_000;

/**
 * Which transaction has stored a row: what is committed late is told by it from what was committed before.
 *
 * The only thing here that not every database with the protocol of PostgreSQL has.
 */
const TRANSACTION = 'tx xid8 NOT NULL DEFAULT pg_current_xact_id()';

/**
 * So many characters of a text are indexed: no index takes more than 2704 bytes, and a text may have 1000 characters of three.
 *
 * Whoever asks for a text asks for its beginning too, see `equals`.
 */
const INDEXED_LENGTH = 800;

/** The beginning of a text, as it is indexed. */
export function indexed(text: string): string {
  return `left(${text}, ${INDEXED_LENGTH})`;
}

/** What each column holds; texts sort by their bytes, so that prefixes and places in the log are what they are in SQLite. */
const COLUMN_TYPES = COLUMN_NAMES.map((name) => {
  const type = NUMBER_COLUMNS.includes(name) ? 'bigint' : 'text COLLATE "C"';
  const isNeeded = name === 'time' || name === 'event_type';
  return `${name} ${type}${name === 'id' ? ' PRIMARY KEY' : isNeeded ? ' NOT NULL' : ''}`;
}).join(',\n    ');

/**
 * The entries. `seq` is the order of storing: of one writer that of acceptance. Numbers are given before a transaction is
 * committed, and those of one that fails are never given again.
 */
const ENTRY_TABLE = `
  CREATE TABLE audit_entry (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    ${TRANSACTION},
    ${COLUMN_TYPES}
  );`;

/** One index for each question that has to be quick in a log of millions. Each ends in `time`, because every list is newest first. */
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
 * Of each writer the last batch that is stored, with the time of its last entry.
 *
 * And each batch that brought rows: they are the rows of its transaction, from `first_seq` on. Others store at the same time, so their
 * numbers may have gaps. The columns from `root` on are for evidence of tampering, as in SQLite; they are NULL in batches without it.
 *
 * Pruning deletes a batch without a `root` when all of its rows and all rows before them have gone.
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

/** Last: where it is, the others are. */
const SCHEMA_TABLE = 'CREATE TABLE audit_schema (version integer NOT NULL);';

/** What every log has, of whatever version. */
export const TABLES: readonly string[] = ['audit_schema', 'audit_entry', 'audit_writer', 'audit_batch'];

/** Without these it is no log. */
export const LOG_TABLES: readonly string[] = ['audit_schema', 'audit_entry'];

/** What a log has from this version on besides. */
export const CHAIN_TABLES = { since: 3, names: ['audit_head', 'audit_gone'] } as const;

/** All there is in a log of version 1. */
const CREATE_TABLES = `${ENTRY_TABLE}
  ${ENTRY_INDEXES}
  ${BATCH_TABLES}
  ${SCHEMA_TABLE}
  INSERT INTO audit_schema (version) VALUES (0);`;

/**
 * What makes of a log the one of the next version, from nothing on; how many there are is the version of this release, kept in
 * `audit_schema`. A statement that is here once is never changed. One is added when an earlier release could do harm.
 *
 * A process of an earlier release that is under way goes on: its statements name their columns.
 */
export const UPGRADES: readonly string[] = [CREATE_TABLES, GUARD_ENTRIES, CREATE_CHAIN, TELL_APART];
