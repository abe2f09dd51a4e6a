import { isObject } from '../../../domain/harmless-text';
import { missingMethods } from '../../../domain/known-names';

/** A connection of better-sqlite3. Spelt out here, so that no program needs its types. */
export interface SqliteConnection {
  /** Whether a transaction is open. */
  readonly inTransaction: boolean;
  /** Prepares a statement. */
  prepare: (sql: string) => unknown;
}

/** Whether a value is a connection of better-sqlite3. */
export function isSqliteConnection(client: unknown): client is SqliteConnection {
  return (
    isObject(client) &&
    typeof client.inTransaction === 'boolean' &&
    missingMethods(client, ['prepare']).length === 0
  );
}
