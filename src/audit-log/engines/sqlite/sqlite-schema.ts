/** "AuRa" in ASCII: marks a file as ours, so that another program's database is never taken for a log. */
export const APPLICATION_ID = 0x41755261;

/** The version of the tables below, kept in the file as `user_version`. */
export const SCHEMA_VERSION = 1;

/** The columns in the order of an `EntryRow`. */
export const COLUMNS = 'id, time, event_type, actor, subject, outcome, correlation_id, details';

/**
 * One table, and one index for each question that has to be quick in a log of millions.
 *
 * Every index ends in `time`, because every list is newest first.
 */
export const CREATE_TABLES = `
  CREATE TABLE IF NOT EXISTS audit_entry (
    id TEXT PRIMARY KEY NOT NULL,
    time INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    actor TEXT,
    subject TEXT,
    outcome TEXT,
    correlation_id TEXT,
    details TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS audit_entry_time ON audit_entry (time, id);
  CREATE INDEX IF NOT EXISTS audit_entry_event_type ON audit_entry (event_type, time);
  CREATE INDEX IF NOT EXISTS audit_entry_actor ON audit_entry (actor, time) WHERE actor IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_subject ON audit_entry (subject, time) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_correlation ON audit_entry (correlation_id, time) WHERE correlation_id IS NOT NULL;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
