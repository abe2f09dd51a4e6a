import { APPLICATION_ID } from '../../sql/application-id';
import { HARMLESS_ROWS } from '../../sql/chain/claimed-count';
import { COLUMN_NAMES, NARROWING } from '../../sql/entry-columns';
import { CREATE_GUARDS } from './append-only';

/**
 * The version of the tables below, kept in the file as `user_version`. It rises only when an earlier release could damage the
 * tables.
 *
 * A table that a release merely adds is found by its name, so that processes of both releases can share a file.
 */
export const SCHEMA_VERSION = 2;

/** The names of the tables of a log, in lower case. */
export const TABLES: readonly string[] = ['audit_entry', 'audit_batch', 'audit_gone', 'audit_writer'];

/** A question mark for each column. */
export const PLACEHOLDERS = COLUMN_NAMES.map(() => '?').join(', ');

/**
 * The entries. `seq` is the order of storing; among the entries of one writer, that is the order of acceptance. No `seq` is used
 * twice during the life of the file, see `FIND_LAST_SEQ`, so a reader that follows the log by `seq` misses nothing.
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

/**
 * One index for each query that must be fast in a log of millions of entries. All but the first end in `time`: every list is
 * newest first.
 */
const ENTRY_INDEXES = [
  'CREATE INDEX IF NOT EXISTS audit_entry_time ON audit_entry (time, id);',
  'CREATE INDEX IF NOT EXISTS audit_entry_event_type ON audit_entry (event_type, time);',
  ...NARROWING.map(
    (name) =>
      `CREATE INDEX IF NOT EXISTS audit_entry_${name} ON audit_entry (${name}, time) WHERE ${name} IS NOT NULL;`,
  ),
].join('\n');

/**
 * `audit_writer` has the last stored batch of each writer, with the time of its last entry. It is as in version 1, because a
 * process of that release may go on beside ours.
 *
 * `audit_batch` has each batch that brought rows. Their numbers begin at `first_seq` and have no gap. Rows that a process stores
 * while it exits have no writer (`writer` and `batch` are NULL). A deletion order is batch 0, and its `writer` is the id of the
 * entry that tells of the deletion. The other columns are evidence of tampering: `root` is the root of an RFC 6962 Merkle tree
 * over the rows, `chain` is a hash of the `chain` before it and of this batch, `salt` is the key from which the salts of the rows
 * are derived, and `leaves` has the first bytes of the hash of each row, by which a changed row is found. A batch without a
 * `chain` is not sealed yet: the next process that stores something seals it.
 *
 * There is no index on `writer` and `batch`: `store` asks only `audit_writer`, and an index would double the cost of a batch of
 * one entry. The index of unsealed batches is nearly always empty.
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
 * What deletion orders have removed from the chain, so that the rest can still be proved. A row stands for `rows` numbers from
 * `seq` on, which had `entries` entries in `links` links of the chain. The `kind` says what `hash` is:
 *
 * - `older`: nothing. These entries were stored before the chain began.
 * - `batches`: the `chain` of the last of the removed batches, then the nodes that remain of the Merkle tree over all links. One
 *   row is enough for any number of batches that were removed whole.
 * - `rows`: the root of the subtree over the removed rows, of a batch that still exists.
 * - `details`: the hash of the personal fields of an entry, which were erased. The entry still exists.
 *
 * Each deletion and each erasure adds a digest of this whole table to the chain. So `verify()` finds a row that no order tells
 * of.
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

/** No log reaches this number. A row beyond it was inserted by hand and is ignored: otherwise no number would be left. */
export const SEQ_MAX = 2 ** 48;

/**
 * How far a number may be beyond the end of the chain. A row farther out was inserted by hand and is ignored: it could use up all
 * numbers.
 */
export const SEQ_LEAP_MAX = 2 ** 32;

/** The last number of the last batch that matches. A batch may claim any number of rows, so the claim is capped. */
const findEndOf = (which: string) =>
  `SELECT first_seq + min(max(coalesce(rows, 0), 0), ${HARMLESS_ROWS}) - 1 FROM audit_batch WHERE ${which} ORDER BY first_seq DESC LIMIT 1`;
const COUNTS = `first_seq <= ${SEQ_MAX}`;

/**
 * The highest number that counts: a leap beyond the end of the chain or, without a chain, of the last batch. The first case is
 * the fast path, for a log whose numbers are all below one leap: nearly every log.
 */
export const FIND_SEQ_BOUND = `SELECT CASE WHEN coalesce((SELECT max(seq) FROM audit_entry), 0) <= ${SEQ_LEAP_MAX}
    AND coalesce((SELECT max(first_seq) FROM audit_batch), 0) <= ${SEQ_LEAP_MAX} THEN ${SEQ_LEAP_MAX}
  ELSE min(${SEQ_MAX}, ${SEQ_LEAP_MAX} + coalesce((${findEndOf(`${COUNTS} AND chain IS NOT NULL`)}), (${findEndOf(COUNTS)}), 0)) END`;

const findLastUpTo = (bound: string) => `SELECT max(
    coalesce((SELECT seq FROM audit_entry WHERE seq <= ${bound} ORDER BY seq DESC LIMIT 1), 0),
    coalesce((${findEndOf(`first_seq <= ${bound}`)}), 0)
  )`;

/**
 * The last number that was given. It looks at the rows and at the last batch: the newest rows may have been pruned, and a process
 * of version 1 records no batches. Only when the result is beyond a leap does it look again, at numbers up to `FIND_SEQ_BOUND`.
 */
export const FIND_LAST_SEQ = `SELECT iif(last <= ${SEQ_LEAP_MAX}, last, (${findLastUpTo(`(${FIND_SEQ_BOUND})`)}))
  FROM (${findLastUpTo(String(SEQ_MAX))} AS last)`;

const MARKS = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Creates all that a new file has. */
export const CREATE_TABLES = ENTRY_TABLE + ENTRY_INDEXES + BATCH_TABLES + GONE_TABLE + CREATE_GUARDS + MARKS;

/** The columns of version 1, by their names of today. */
export const COLUMNS_OF_1: readonly string[] =
  'id time event_type actor subject outcome correlation_id details'.split(' ');

/**
 * Moves the entries of version 1 into the table of version 2, in the order in which they were stored.
 *
 * A process of the older release that has the file open can go on: its statements name their columns, and SQLite prepares them
 * anew by itself. The indexes are created last, because one sort is faster than a million inserts into each of them.
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

/** Shows the tables of version 1 under the names of version 2, for a read-only connection. Columns that version 1 lacks are NULL. */
export const VIEW_OF_1 = `
  CREATE TEMP VIEW audit_entry AS SELECT rowid AS seq, id, time, event_type, actor, subject, outcome, correlation_id,
    NULL AS tenant, NULL AS source_address, NULL AS user_agent, NULL AS session_id, NULL AS trace_id, NULL AS occurred_at, details
  FROM main.audit_entry;
  CREATE TEMP VIEW audit_batch AS SELECT 0 AS first_seq, 0 AS rows, NULL AS chain WHERE false;
`;
