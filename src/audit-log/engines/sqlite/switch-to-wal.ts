import type { Database } from 'better-sqlite3';
import { isBusy } from './is-busy';

const RETRY_MS_MAX = 20;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/**
 * Puts the file into write-ahead mode, also while others do the same.
 *
 * SQLite does not call its busy handler for this one switch: of two processes that open a fresh file together every
 * second pair fails. So it is looked at first, and tried again for as long as the busy time-out allows.
 */
export function switchToWal(database: Database, busyTimeoutMs: number): void {
  const deadline = performance.now() + busyTimeoutMs;
  while (database.pragma('journal_mode', { simple: true }) !== 'wal') {
    try {
      database.pragma('journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) {
        throw error;
      }
      // This thread is the worker's own: it may sleep. The random part keeps rivals from meeting again.
      Atomics.wait(sleeper, 0, 0, 1 + Math.random() * RETRY_MS_MAX);
    }
  }
}
