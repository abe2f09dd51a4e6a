import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { SpaceReport } from '../../ports/engine';
import { type Checkpoint, checkpointIfRoom } from './checkpoint';
import { DiskRoom, hasNoRoom } from './disk-room';
import { findDescriptor, mayWrite } from './file-identity';
import { wipeGaps } from './wipe-gaps';

/** How many pages one call gives back: 4 MiB, which SQLite moves in milliseconds. */
const PAGES_MAX = 1000;

/** How many pages one call searches for gaps to wipe: 32 MiB, for which writers wait some ten milliseconds. */
const LOOKED_PAGES_MAX = 8000;

/** The value of `PRAGMA auto_vacuum` for a file that gives back pages on request. */
const INCREMENTAL = 2;

/** How large the write-ahead log may grow beside a reader before pruning waits: 24 MiB. One more step makes it 40 MiB at most. */
const LOG_BYTES_MAX = 24 * 2 ** 20;

/** Runs one transaction, and refuses it if the file at the path is no longer the open one. */
type Commit = (work: () => void) => void;

/** The space that a file takes, and how it is given back and wiped bit by bit. */
export class FileSpace {
  readonly #database: Database;
  readonly #file: string;
  readonly #commit: Commit;
  readonly #room: DiskRoom;
  /** Whether deleted data may still be in the write-ahead log, or between the cells of a page. */
  #isHeld = false;
  /** The first page whose gap is not wiped yet. */
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

  /** Runs a checkpoint when disk space is scarce: then the next commits overwrite the write-ahead log, which cannot grow on a full disk. */
  afterStoring(): void {
    if (this.#room.isScarce) {
      this.reuseLog();
    }
  }

  /**
   * Gives some of the free pages back to the disk, and runs a checkpoint, which overwrites deleted text in the file.
   *
   * @param isLast empties the write-ahead log as well, which still has what was deleted, as it was written. Only a reader can
   * prevent that.
   */
  reclaim(isLast: boolean): SpaceReport {
    const before = this.#countPages();
    const isScarce = this.#room.isScarce;
    // A few pages are not worth a commit of their own, unless each counts. Beside a reader, the write-ahead log grows by each
    // page that is moved.
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

  /** Rebuilds the file with VACUUM, so that nothing is left of what was deleted, and from now on it can shrink bit by bit. */
  rebuild(): SpaceReport {
    const before = this.#countPages().all;
    // Throws if the file was replaced, before anything is written.
    this.#commit(() => undefined);
    // Empties the write-ahead log, so that its size shows how far the rebuild has come.
    this.#checkpoint('TRUNCATE');
    this.#database.pragma(`auto_vacuum = ${INCREMENTAL}`);
    this.#database.exec('VACUUM');
    const report = this.reclaim(true);
    return {
      ...report,
      freedBytes: Math.max(0, before - this.#countPages().all) * this.#readNumber('page_size'),
    };
  }

  /** Runs a checkpoint, so that the next commits overwrite the write-ahead log and need no more room. */
  reuseLog(): void {
    this.#checkpoint('PASSIVE');
  }

  /**
   * Runs a checkpoint. SQLite does so when the last connection closes, but that one may be read-only, and cannot. It also wipes
   * what could not be wiped before. If a connection still reads, the last one to close does that.
   */
  beforeClosing(): void {
    try {
      // Throws if the file was replaced: no checkpoint into such a file.
      this.#commit(() => undefined);
      this.#checkpoint(this.#isHeld ? 'TRUNCATE' : 'PASSIVE');
    } catch {
      // The connection is closed all the same. That deleted data remains was reported when it was deleted.
    }
  }

  #isCrowded({ pages, copied }: Checkpoint): boolean {
    return copied < pages && pages * this.#readNumber('page_size') > LOG_BYTES_MAX;
  }

  get #isIncremental(): boolean {
    return this.#readNumber('auto_vacuum') === INCREMENTAL;
  }

  /**
   * Gives back pages. On a full disk, even that needs room in the write-ahead log: so it tries fewer and fewer pages, and then
   * gives up.
   */
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
   * The write-ahead log is empty and stays so, because the transaction keeps other connections from writing. The transaction
   * rewrites the first page, so that each connection of each process drops the pages in its cache, which have the gaps as they
   * were.
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
    // The write-ahead log has only the first page now, which contains nothing of an entry.
    this.#checkpoint('TRUNCATE');
    return !isWiped || upTo < last;
  }

  /**
   * Tells the state of the write-ahead log. SQLite runs checkpoints by itself; we run one when the disk is nearly full, and after
   * a reader.
   */
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
