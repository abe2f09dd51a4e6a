import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { SpaceReport } from '../../ports/engine';
import { type Checkpoint, checkpointIfRoom } from './checkpoint';
import { DiskRoom, hasNoRoom } from './disk-room';
import { findDescriptor, mayWrite } from './file-identity';
import { wipeGaps } from './wipe-gaps';

/** So many pages are given back with one call: 4 MiB, which are moved in milliseconds. */
const PAGES_MAX = 1000;

/** So many pages are looked through with one call: 32 MiB, for which writers wait some ten milliseconds. */
const LOOKED_PAGES_MAX = 8000;

/** SQLite's number for a file that gives back pages when it is asked to. */
const INCREMENTAL = 2;

/** The log of commits may grow up to here beside a reader before pruning waits: 24 MiB. One more step makes it 40 MiB at most. */
const LOG_BYTES_MAX = 24 * 2 ** 20;

/** Carries out one transaction, in the file that is at its path. */
type Commit = (work: () => void) => void;

/** The space that a file takes, and how it is given back and wiped bit by bit. */
export class FileSpace {
  readonly #database: Database;
  readonly #file: string;
  readonly #commit: Commit;
  readonly #room: DiskRoom;
  /** Whether what was deleted may still be in the log of commits, or between the cells of a page. */
  #isHeld = false;
  /** The first page of which the gap is not wiped yet. */
  #unwiped = 1;

  constructor(database: Database, file: string, commit: Commit) {
    this.#database = database;
    this.#file = file;
    this.#commit = commit;
    this.#room = new DiskRoom(file, () => this.#countPages().free * this.#readNumber('page_size'));
  }

  /** @throws StoreFault where nothing may be stored, because what is left of the disk is needed to prune. */
  keepReserve(): void {
    this.#room.keepReserve();
  }

  /** Sees to it that the log of commits can be written over when the disk is full, by which time it cannot grow. */
  afterStoring(): void {
    if (this.#room.isScarce) {
      this.reuseLog();
    }
  }

  /**
   * Gives back some of the pages that are free, and copies the log of commits into the file, where deleted text is overwritten.
   *
   * @param isLast empties the log as well: it still has what was deleted, as it was written. Only a reader can prevent that.
   */
  reclaim(isLast: boolean): SpaceReport {
    const before = this.#countPages();
    const isScarce = this.#room.isScarce;
    // A few pages are not worth a commit of their own, unless each counts. Beside a reader the log grows by all that is moved.
    const isWorthIt = before.free >= PAGES_MAX || (before.free > 0 && (isLast || isScarce));
    if (isWorthIt && this.#isIncremental && !this.#isCrowded(this.#lookAtLog(isScarce))) {
      this.#vacuum();
    }
    const log = isLast ? this.#checkpoint('TRUNCATE') : this.#lookAtLog(isScarce);
    const hasUnwiped = isLast && !log.isBlocked && this.#isIncremental && this.#wipeSome();
    const after = this.#countPages();
    const pageBytes = this.#readNumber('page_size');
    this.#isHeld = log.isBlocked || log.copied < log.pages || hasUnwiped;
    return {
      freedBytes: Math.max(0, before.all - after.all) * pageBytes,
      usedBytes: (after.all - after.free) * pageBytes,
      // Where nothing could be given back, because the disk is full, another call would not help.
      hasMore: hasUnwiped || (after.free > 0 && after.all < before.all),
      isHeld: this.#isHeld,
      isCrowded: this.#isCrowded(log),
    };
  }

  /** Writes the file anew, so that nothing is left of what was deleted, and from now on it can shrink bit by bit. */
  rebuild(): SpaceReport {
    const before = this.#countPages().all;
    // Refused where the file was replaced, before anything is written.
    this.#commit(() => undefined);
    // So that its size tells how far the rebuilding has come.
    this.#checkpoint('TRUNCATE');
    this.#database.pragma(`auto_vacuum = ${INCREMENTAL}`);
    this.#database.exec('VACUUM');
    const report = this.reclaim(true);
    return {
      ...report,
      freedBytes: Math.max(0, before - this.#countPages().all) * this.#readNumber('page_size'),
    };
  }

  /** Copies the log of commits into the file, so that the next commits need no more room than it has. */
  reuseLog(): void {
    this.#checkpoint('PASSIVE');
  }

  /**
   * Copies the log of commits into the file. SQLite does so when the last connection closes, but that may be one that only reads,
   * and cannot. What could not be wiped before is wiped now, or by whoever closes last where somebody still reads.
   */
  beforeClosing(): void {
    try {
      // Not into a file that is no longer what it was.
      this.#commit(() => undefined);
      this.#checkpoint(this.#isHeld ? 'TRUNCATE' : 'PASSIVE');
    } catch {
      // The connection is closed all the same. That something is held was told when it was deleted.
    }
  }

  #isCrowded({ pages, copied }: Checkpoint): boolean {
    return copied < pages && pages * this.#readNumber('page_size') > LOG_BYTES_MAX;
  }

  get #isIncremental(): boolean {
    return this.#readNumber('auto_vacuum') === INCREMENTAL;
  }

  /** On a disk that is full even giving back needs room in the log: then fewer pages are tried, and at last none. */
  #vacuum(): void {
    for (let pages = PAGES_MAX; pages >= 1; pages = Math.trunc(pages / 10)) {
      try {
        this.#commit(() => this.#database.pragma(`incremental_vacuum(${pages})`));
        return;
      } catch (error) {
        if (!hasNoRoom(error)) {
          throw error;
        }
      }
    }
  }

  /**
   * Wipes the gaps of some pages, and says whether there are more.
   *
   * The log is empty and stays so, because the transaction keeps others from writing. It writes the first page anew, so that
   * each connection, of every process, forgets the pages that it keeps in memory, with their gaps as they were.
   */
  #wipeSome(): boolean {
    const descriptor = findDescriptor(this.#file, mayWrite);
    const last = this.#readNumber('page_count');
    if (descriptor === undefined) {
      return false;
    }
    const upTo = Math.min(last, this.#unwiped + LOOKED_PAGES_MAX - 1);
    const version = this.#readNumber('user_version');
    const pageBytes = this.#readNumber('page_size');
    this.#database.pragma('shrink_memory');
    let isWiped = false;
    this.#commit(() => {
      isWiped = statSync(`${this.#file}-wal`).size === 0;
      if (isWiped) {
        wipeGaps(descriptor, pageBytes, this.#unwiped, upTo);
        this.#database.pragma(`user_version = ${version}`);
      }
    });
    if (isWiped) {
      this.#unwiped = upTo < last ? upTo + 1 : 1;
    }
    // What is in the log now is the first page, and it has nothing of an entry.
    this.#checkpoint('TRUNCATE');
    return !isWiped || upTo < last;
  }

  /** SQLite copies the log now and then, by itself. It has to be told to where the disk is nearly full, and after a reader. */
  #lookAtLog(isScarce: boolean): Checkpoint {
    const seen = this.#checkpoint(isScarce ? 'PASSIVE' : 'NOOP');
    return this.#isCrowded(seen) ? this.#checkpoint('PASSIVE') : seen;
  }

  #checkpoint(mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): Checkpoint {
    return checkpointIfRoom(this.#database, mode);
  }

  #countPages(): { all: number; free: number } {
    return { all: this.#readNumber('page_count'), free: this.#readNumber('freelist_count') };
  }

  #readNumber(pragma: string): number {
    return Number(this.#database.pragma(pragma, { simple: true }));
  }
}
