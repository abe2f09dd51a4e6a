import type { NewEntry } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import {
  isPostgresClient,
  isSqliteConnection,
  type PostgresClient,
  type SqliteConnection,
  storeInPostgres,
  storeInSqlite,
} from '../engines/create-engine';
import type { Engine } from '../ports/engine';

/** An entry that is recorded in a transaction of yours. It is stored when you commit, so nothing here can tell you when that is. */
export interface RecordedEntry {
  /** The id of the entry, by which it is found when it is committed. */
  readonly id: string;
}

/** Records in a transaction of yours. With better-sqlite3 `Recorded` is a {@link RecordedEntry}, with `pg` a promise of one. */
export interface TransactionRecorder<Recorded> {
  /**
   * Checks and copies an entry as `AuditService.record` does, and stores it in the transaction: it is in the log when you commit, and
   * was never there when you roll back. Await it before you do either: a transaction that ends first does not get the entry, and this
   * rejects. The queue has no part in it, and `stats()` does not count it. Entries that cannot be accepted
   * are counted as rejected.
   *
   * With `pg` it gives a promise, which resolves when the server has taken the entry; all errors reject it. A server that refuses it
   * takes nothing more of the transaction but `ROLLBACK`. With better-sqlite3 all is done when it returns.
   *
   * @throws AuditEntryError when the entry cannot be accepted, naming the field.
   * @throws AuditOptionError when the connection leads to another log, in another database or file, and nothing is stored. This is checked
   * while the log is open: see {@link AuditService.ensureSession}.
   * @throws AuditStoreError when no transaction is open, or it ends before the entry is stored, no tables are there (`AUDIT_STORE_MISSING`), or the store fails.
   * @throws AuditClosedError once closing of the log has begun.
   */
  record(entry: NewEntry): Recorded;
}

/** A connection on which a transaction of the caller's is open. */
export type TransactionClient = PostgresClient | SqliteConnection;

/** How entries are recorded over this connection. */
export function recordWithin(
  client: TransactionClient,
  makeRow: (entry: NewEntry) => EntryRow,
  log: () => Engine | undefined,
): TransactionRecorder<Promise<RecordedEntry> | RecordedEntry> {
  if (isThat(client, isSqliteConnection)) {
    return {
      record: (entry) => {
        const row = makeRow(entry);
        storeInSqlite(client, row, log());
        return { id: row[0] };
      },
    };
  }
  if (isThat(client, isPostgresClient)) {
    return {
      record: async (entry) => {
        const row = makeRow(entry);
        await storeInPostgres(client, row, log());
        return { id: row[0] };
      },
    };
  }
  const given: unknown = client;
  throw new AuditOptionError(
    'client',
    `within() takes a connection on which your transaction is open: a Client of pg, one that a Pool of pg lends (pool.connect()), or a Database of better-sqlite3; not ${describeValue(given)}.`,
  );
}

/** A value that throws when its members are read is neither of the two. */
function isThat<Client>(given: unknown, isIt: (given: unknown) => given is Client): given is Client {
  try {
    return isIt(given);
  } catch {
    return false;
  }
}
