import type { EntryRow } from '../domain/entry-row';
import { readDatabaseUrl } from './database-url';
import { storeInThisThread } from './sqlite/store-in-this-thread';

/**
 * Stores rows in the store that a database URL names, and blocks until they are on disk.
 *
 * For a session that never opened before its process exits; the file and its tables are made where they are missing.
 * Safe to call twice with the same rows.
 *
 * @throws AuditUrlError when the URL has no accepted form.
 * @throws AuditStoreError when the rows cannot be stored.
 */
export function storeAtExit(databaseUrl: string, rows: readonly EntryRow[]): void {
  const { file } = readDatabaseUrl(databaseUrl);
  storeInThisThread(file, rows);
}
