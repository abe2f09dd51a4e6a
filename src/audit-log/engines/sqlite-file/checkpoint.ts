import type { Database } from 'better-sqlite3';
import { hasNoRoom } from './disk-room';

/** How far the write-ahead log (WAL) is copied into the file, in pages. */
export interface Checkpoint {
  /** Whether another connection kept the WAL from being copied and emptied. */
  readonly isBlocked: boolean;
  readonly pages: number;
  readonly copied: number;
}

/**
 * Runs a checkpoint: copies the write-ahead log into the file. NOOP writes nothing, and only tells how far another mode would
 * have to go.
 */
export function checkpoint(database: Database, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): Checkpoint {
  const [told = []] = database.prepare<[], number[]>(`PRAGMA wal_checkpoint(${mode})`).raw().all();
  const [isBlocked, pages, copied] = told;
  return { isBlocked: isBlocked === 1, pages: Number(pages), copied: Number(copied) };
}

/** Runs a checkpoint. On a full disk it is impossible, and counts as blocked. */
export function checkpointIfRoom(database: Database, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): Checkpoint {
  try {
    return checkpoint(database, mode);
  } catch (error) {
    if (hasNoRoom(error)) {
      return { isBlocked: true, pages: 0, copied: 0 };
    }
    throw error;
  }
}
