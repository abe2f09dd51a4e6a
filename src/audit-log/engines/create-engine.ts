import type { CreateEngine } from '../ports/engine';
import { readDatabaseUrl } from './database-url';
import { SqliteEngine } from './sqlite/sqlite-engine';

/**
 * Opens the store that a database URL names: `sqlite:relative.db` or `sqlite:///absolute.db`.
 *
 * Missing folders are made; the tables are made later, by `createTables()`. A driver is loaded only in the thread of
 * an engine that needs it.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when the store cannot be opened; nothing is left open then.
 */
export const createEngine: CreateEngine = async (databaseUrl) => {
  const { file } = readDatabaseUrl(databaseUrl);
  return await SqliteEngine.open(file);
};
