import { type StatsFs, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { toFailure } from '../worker/worker-protocol';
import { StoreFault } from './explain-sqlite-failure';

/** If less than this is free, disk space is scarce: 64 MiB, a multiple of what the write-ahead log grows to. */
const SCARCE_BYTES = 64 * 2 ** 20;

/**
 * The free space that is kept for pruning: 4 MiB. On a completely full disk nothing could be deleted, because SQLite writes in
 * order to delete.
 */
const RESERVED_BYTES = 4 * 2 ** 20;

/** Whether SQLite found no room on the disk, within a quota or in a file that may not grow; what was tried has changed nothing. */
export function hasNoRoom(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(SQLITE_FULL|SQLITE_IOERR_WRITE$)/.test(String(error.code))
  );
}

/** How much room there is on the disk of a file. */
export class DiskRoom {
  readonly #folder: string;
  readonly #countFreeBytes: () => number;

  /** @param countFreeBytes how many bytes are free within the file. */
  constructor(file: string, countFreeBytes: () => number) {
    this.#folder = dirname(file);
    this.#countFreeBytes = countFreeBytes;
  }

  /**
   * Whether each commit needs a checkpoint at once, because later there may be no room for it.
   *
   * @throws StoreFault when the folder is gone.
   */
  get isScarce(): boolean {
    return this.#bytes < SCARCE_BYTES;
  }

  /** @throws StoreFault where the free space is kept for pruning, or the folder is gone. */
  keepReserve(): void {
    const bytes = this.#bytes;
    if (bytes < RESERVED_BYTES && bytes + this.#countFreeBytes() < RESERVED_BYTES) {
      throw new StoreFault(
        'STORE_FULL',
        `its disk has ${Math.trunc(bytes / 1024)} KiB left, and ${RESERVED_BYTES / 1024} KiB are kept for pruning`,
      );
    }
  }

  get #bytes(): number {
    const { bavail, bsize } = this.#lookAtDisk();
    return bavail * bsize;
  }

  /**
   * If the folder is gone, the file counts as replaced: it was in the folder when it was opened, and a file in a new folder is
   * another file.
   */
  #lookAtDisk(): StatsFs {
    try {
      return statfsSync(this.#folder);
    } catch (error) {
      throw toFailure(error).code === 'ENOENT'
        ? new StoreFault('STORE_REPLACED', `its folder "${this.#folder}" was deleted`)
        : error;
    }
  }
}
