import { APPLICATION_ID } from '../../sql/application-id';
import { HARMLESS_ROWS } from '../../sql/chain/claimed-count';
import { COLUMN_NAMES, NARROWING } from '../../sql/entry-columns';
import { CREATE_GUARDS } from './append-only';

/**
 * The version of the tables below, kept in the file as `user_version`. It rises when an earlier release could do harm.
 *
 * What a release merely adds is found by its name, so that processes of both releases can share a file.
 */
export const SCHEMA_VERSION = 2;

/** The tables of a log, by their names in small letters. */
export const TABLES: readonly string[] = ['audit_entry', 'audit_batch', 'audit_gone', 'audit_writer'];

/** What was added last: where it is, the rest is. */
export const ADDED_LAST = 'audit_gone';

/** A question mark for each column. */
export const PLACEHOLDERS = COLUMN_NAMES.map(() => '?').join(', ');

/**
 * The entries. `seq` is the order of storing: of one writer that of acceptance. It is never given twice while the file
 * lives, see `SqliteStore`, so that whoever follows the log by it misses nothing.
 */
const ENTRY_TABLE = `
  CREATE TABLE IF NOT EXISTS audit_entry (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    time INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    actor TEXT,
    subject TEXT,
    outcome TEXT,
    correlation_id TEXT,
    tenant TEXT,
    source_address TEXT,
    user_agent TEXT,
    session_id TEXT,
    trace_id TEXT,
    occurred_at INTEGER,
    details TEXT
  ) STRICT;
`;

/** One index for each question that has to be quick in a log of millions. Each ends in `time`, because every list is newest first. */
const ENTRY_INDEXES = [
  'CREATE INDEX IF NOT EXISTS audit_entry_time ON audit_entry (time, id);',
  'CREATE INDEX IF NOT EXISTS audit_entry_event_type ON audit_entry (event_type, time);',
  ...NARROWING.map(
    (name) =>
      `CREATE INDEX IF NOT EXISTS audit_entry_${name} ON audit_entry (${name}, time) WHERE ${name} IS NOT NULL;`,
  ),
].join('\n');

/**
 * Of each writer the last batch that is stored, with the time of its last entry: as version 1 has it, because a process of
 * that release may go on beside ours.
 *
 * And each batch that brought rows: they have the numbers from `first_seq` on, without a gap. What is stored while a process
 * exits is a batch of nobody (`writer` and `batch` are NULL), and an order is batch 0 of the entry that tells of it. The other
 * columns are evidence of tampering: `root` is that of an RFC 6962 tree over the rows, `chain` is made of the one before and of
 * this batch, `salt` is a key that the salts of its rows come from, and `leaves` has the beginnings of the hashes of its rows, by
 * which a row is found that was changed.
 * A batch without a `chain` is not sealed yet: whoever stores next does it.
 *
 * There is no index on writer and batch. `audit_writer` answers what each call of `store` asks, and an index would double
 * what a batch of one entry costs. That of the batches that are not sealed is empty nearly always.
 */
const BATCH_TABLES = `
  CREATE TABLE IF NOT EXISTS audit_writer (
    id TEXT PRIMARY KEY NOT NULL,
    batch INTEGER NOT NULL,
    time INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS audit_batch (
    first_seq INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL,
    writer TEXT,
    batch INTEGER,
    root BLOB,
    chain BLOB,
    salt BLOB,
    leaves BLOB,
    key_id TEXT,
    mac BLOB
  ) STRICT;
  CREATE INDEX IF NOT EXISTS audit_batch_unsealed ON audit_batch (first_seq) WHERE chain IS NULL;
`;

/**
 * What has gone from the chain by order, so that the rest can still be proved: `rows` numbers from `seq` on, which had `entries`
 * entries in so many `links` of the chain. The `kind` says what `hash` is:
 *
 * - `older`: nothing. They were stored before there was a chain.
 * - `batches`: the `chain` of the last of them, then what is left of the tree over all links. They have gone whole, however many
 *   they were.
 * - `rows`: of a batch that is still there, the root of the part of its tree that they were.
 * - `details`: the hash of what an entry said of persons, which was erased. The entry is still there.
 *
 * Who deletes or erases chains a digest of all this table: a row that no order tells of is found.
 */
const GONE_TABLE = `
  CREATE TABLE IF NOT EXISTS audit_gone (
    seq INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    links INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hash BLOB
  ) STRICT;
`;

/** No log comes to this number; what is put in behind it by hand does not count, or no number would be left. */
export const SEQ_MAX = 2 ** 48;

/** So far a number may be behind the chain. One that is farther was put in by hand, and does not count: it could take all others away. */
export const SEQ_LEAP_MAX = 2 ** 32;

/** The end of the last batch of some, whatever number of rows it claims. */
const findEndOf = (which: string) =>
  `SELECT first_seq + min(max(coalesce(rows, 0), 0), ${HARMLESS_ROWS}) - 1 FROM audit_batch WHERE ${which} ORDER BY first_seq DESC LIMIT 1`;
const COUNTS = `first_seq <= ${SEQ_MAX}`;

/** Up to which number rows and batches count. Where there is no chain, that goes by the last batch. Nearly always all are below a leap. */
export const FIND_SEQ_BOUND = `SELECT CASE WHEN coalesce((SELECT max(seq) FROM audit_entry), 0) <= ${SEQ_LEAP_MAX}
    AND coalesce((SELECT max(first_seq) FROM audit_batch), 0) <= ${SEQ_LEAP_MAX} THEN ${SEQ_LEAP_MAX}
  ELSE min(${SEQ_MAX}, ${SEQ_LEAP_MAX} + coalesce((${findEndOf(`${COUNTS} AND chain IS NOT NULL`)}), (${findEndOf(COUNTS)}), 0)) END`;

const findLastUpTo = (bound: string) => `SELECT max(
    coalesce((SELECT seq FROM audit_entry WHERE seq <= ${bound} ORDER BY seq DESC LIMIT 1), 0),
    coalesce((${findEndOf(`first_seq <= ${bound}`)}), 0)
  )`;

/**
 * The last number that was given: behind the rows and behind the last batch, because the newest rows may have been pruned. A process
 * of version 1 notes no batches. Only where that is far is it asked up to where numbers count.
 */
export const FIND_LAST_SEQ = `SELECT iif(last <= ${SEQ_LEAP_MAX}, last, (${findLastUpTo(`(${FIND_SEQ_BOUND})`)}))
  FROM (${findLastUpTo(String(SEQ_MAX))} AS last)`;

const MARKS = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** All there is in a new file. */
export const CREATE_TABLES = ENTRY_TABLE + ENTRY_INDEXES + BATCH_TABLES + GONE_TABLE + CREATE_GUARDS + MARKS;

/** Of the columns that entries have today those that they had in version 1. */
export const COLUMNS_OF_1: readonly string[] =
  'id time event_type actor subject outcome correlation_id details'.split(' ');

/**
 * Moves the entries of version 1 into the table of version 2, in the order in which they were stored.
 *
 * A process of the older release that has the file open goes on: its statements name their columns, and are prepared anew
 * by SQLite itself. Indexes come last, because to sort once is quicker than to insert a million times.
 */
export const MOVE_FROM_1 = `
  ALTER TABLE audit_entry RENAME TO audit_entry_1;
  ${ENTRY_TABLE}
  INSERT INTO audit_entry (seq, ${COLUMNS_OF_1.join(', ')})
    SELECT rowid, ${COLUMNS_OF_1.join(', ')} FROM audit_entry_1 ORDER BY rowid;
  DROP TABLE audit_entry_1;
  ${ENTRY_INDEXES}
  ${BATCH_TABLES}
  ${GONE_TABLE}
  ${CREATE_GUARDS}
  ${MARKS}
`;

/** Version 1 as version 2 names it, for a connection that only reads. What it lacks was never recorded. */
export const VIEW_OF_1 = `
  CREATE TEMP VIEW audit_entry AS SELECT rowid AS seq, id, time, event_type, actor, subject, outcome, correlation_id,
    NULL AS tenant, NULL AS source_address, NULL AS user_agent, NULL AS session_id, NULL AS trace_id, NULL AS occurred_at, details
  FROM main.audit_entry;
  CREATE TEMP VIEW audit_batch AS SELECT 0 AS first_seq, 0 AS rows, NULL AS chain WHERE false;
`;
