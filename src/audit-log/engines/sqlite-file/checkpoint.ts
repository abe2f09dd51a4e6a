import type { Database } from 'better-sqlite3';
import { hasNoRoom } from './disk-room';

/** How far the log of commits is copied into the file. */
export interface Checkpoint {
  /** Whether somebody prevented that it was copied and emptied. */
  readonly isBlocked: boolean;
  readonly pages: number;
  readonly copied: number;
}

/** Copies the log of commits into the file. NOOP writes nothing, and only tells how far another one would have to go. */
export function checkpoint(database: Database, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): Checkpoint {
  const [told = []] = database.prepare<[], number[]>(`PRAGMA wal_checkpoint(${mode})`).raw().all();
  const [isBlocked, pages, copied] = told;
  return { isBlocked: isBlocked === 1, pages: Number(pages), copied: Number(copied) };
}

/** The same where the disk may be full: then nothing can be copied. */
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
