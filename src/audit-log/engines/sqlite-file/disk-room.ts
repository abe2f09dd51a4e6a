import { type StatsFs, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { toFailure } from '../worker/worker-protocol';
import { StoreFault } from './explain-sqlite-failure';

/** If less than this is free, disk space is scarce: 64 MiB, a multiple of what the write-ahead log grows to. */
const SCARCE_BYTES = 64 * 2 ** 20;

/**
 * How many bytes a transaction may need for each character of its text: up to 3 in UTF-8, on pages that may be half empty, once in the
 * write-ahead log and once in the file.
 */
const NEEDED_PER_CHARACTER = 12;

/**
 * The free space that is kept for pruning: 4 MiB. On a completely full disk nothing could be deleted, because SQLite writes in
 * order to delete.
 */
const RESERVED_BYTES = 4 * 2 ** 20;

/** Whether SQLite or this found no room on the disk, within a quota or in a file that may not grow; what was tried has changed nothing. */
export function hasNoRoom(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(SQLITE_FULL|SQLITE_IOERR_WRITE$|STORE_FULL$)/.test(String(error.code))
  );
}

/** What a file takes, as the transaction that is open leaves it. */
export interface FileExtent {
  /** How many bytes the file will have when the write-ahead log is copied into it. */
  readonly allBytes: number;
  /** How many of them contain nothing. */
  readonly freeBytes: number;
}

/** How much room there is on the disk of a file. */
export class DiskRoom {
  readonly #file: string;
  readonly #measure: () => FileExtent;

  constructor(file: string, measure: () => FileExtent) {
    this.#file = file;
    this.#measure = measure;
  }

  /**
   * Whether a transaction with so many characters may leave too little room for what SQLite does later.
   *
   * @throws StoreFault when the folder is gone.
   */
  isScarce(characters = 0): boolean {
    // The file grows by no more than is in the write-ahead log. To ask how large that is takes less time than to ask SQLite.
    const leftAtLeast = this.#freeBytes - sizeOf(`${this.#file}-wal`, 0);
    return leftAtLeast < SCARCE_BYTES + NEEDED_PER_CHARACTER * characters;
  }

  /**
   * Refuses what would use up the room that is kept for pruning, and what {@link DiskRoom.keepGrowth} refuses.
   *
   * @param comingBytes how much is still to be written, beside what the file has to grow by.
   * @throws StoreFault when too little is left, or the folder is gone.
   */
  keepReserve(comingBytes: number): void {
    const { freeBytes, left } = this.keepGrowth(comingBytes);
    if (left + freeBytes - comingBytes < RESERVED_BYTES) {
      throw tooLittle(
        left,
        `too little for this call, and ${RESERVED_BYTES / 1024} KiB are kept for pruning`,
      );
    }
  }

  /**
   * Refuses what is committed into the write-ahead log and could not be copied into the file. Such a log takes no change any more, not
   * even a deletion, until somebody makes room.
   *
   * @returns how much of the file contains nothing, and what is left of the disk when the file has grown.
   * @throws StoreFault when too little is left, or the folder is gone.
   */
  keepGrowth(comingBytes: number): { readonly freeBytes: number; readonly left: number } {
    const { allBytes, freeBytes } = this.#measure();
    // Without the file nothing grows. Other checks report that.
    const growth = Math.max(0, allBytes - sizeOf(this.#file, allBytes));
    const left = this.#freeBytes - growth;
    if (growth > 0 && left < comingBytes) {
      throw tooLittle(left, 'too little to copy its write-ahead log into it');
    }
    return { freeBytes, left };
  }

  get #freeBytes(): number {
    const { bavail, bsize } = this.#lookAtDisk();
    return bavail * bsize;
  }

  /**
   * If the folder is gone, the file counts as replaced: it was in the folder when it was opened, and a file in a new folder is
   * another file.
   */
  #lookAtDisk(): StatsFs {
    const folder = dirname(this.#file);
    try {
      return statfsSync(folder);
    } catch (error) {
      throw toFailure(error).code === 'ENOENT'
        ? new StoreFault('STORE_REPLACED', `its folder "${folder}" was deleted`)
        : error;
    }
  }
}

function sizeOf(file: string, otherwise: number): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? otherwise;
}

function tooLittle(left: number, why: string): StoreFault {
  return new StoreFault(
    'STORE_FULL',
    `its disk has ${Math.max(0, Math.trunc(left / 1024))} KiB left, ${why}`,
  );
}
