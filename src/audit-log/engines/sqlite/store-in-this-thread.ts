import type { EntryRow } from '../../domain/entry-row';
import { PackedRows } from '../../domain/packed-rows';
import { toFailure } from '../worker/worker-protocol';
import { explainSqliteFailures } from './explain-sqlite-failure';

/** How long a statement waits for another connection that holds the file, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

/**
 * Stores rows through a connection of its own, and blocks the calling thread until they are on disk.
 *
 * For a process that exits: no message of a worker arrives any more, though the worker itself runs on and may be
 * committing. The busy time-out waits for it; rows that both store are stored once.
 *
 * @throws AuditStoreError when the file cannot be opened or written.
 */
export function storeInThisThread(
  file: string,
  rows: readonly EntryRow[],
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): void {
  try {
    // Loaded only now: a program whose worker has stored everything never has the driver in its own thread.
    const { SqliteStore }: typeof import('./sqlite-store') = require('./sqlite-store');
    const store = new SqliteStore(file, busyTimeoutMs);
    try {
      store.createTables();
      store.store(PackedRows.from(rows).pieces, 0);
    } finally {
      store.close();
    }
  } catch (error) {
    throw explainSqliteFailures(file)(toFailure(error), 'store');
  }
}
