import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { charactersOf, type RowPiece } from '../../domain/packed-rows';
import type { SpaceReport } from '../../ports/engine';
import { type Checkpoint, checkpointIfRoom } from './checkpoint';
import { DiskRoom, type FileExtent, hasNoRoom } from './disk-room';
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

/** How much is in memory of a transaction before SQLite writes some of it into the write-ahead log, where disk space is scarce: 512 KiB. */
const UNWRITTEN_BYTES = 512 * 1024;

/** The write-ahead log keeps this room where disk space is scarce, which nobody else can take from pruning: 4 MiB. */
const SCARCE_LOG_BYTES = 4 * 2 ** 20;

/** What a transaction does: a batch is refused if it would use up the room that is kept for pruning. */
export interface Purpose {
  /** How many characters are to be stored; `undefined` if nothing is. */
  readonly characters?: number;
}

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
  /** Settings of the connection as they are where there is plenty of room. */
  readonly #settings: Readonly<Record<'cache_size' | 'journal_size_limit', number>>;
  #isScarce = false;
  #isShortening = false;

  constructor(database: Database, file: string, commit: Commit) {
    this.#database = database;
    this.#file = file;
    this.#commit = commit;
    this.#room = new DiskRoom(file, () => this.#measure());
    this.#settings = {
      cache_size: this.#readNumber('cache_size'),
      journal_size_limit: this.#readNumber('journal_size_limit'),
    };
  }

  /** What is to be stored in one transaction each: everything, or where disk space is scarce, one piece. */
  divide(pieces: readonly RowPiece[]): readonly (readonly RowPiece[])[] {
    return this.#room.isScarce(charactersOf(pieces)) ? pieces.map((piece) => [piece]) : [pieces];
  }

  /**
   * Prepares for a transaction.
   *
   * @throws StoreFault where nothing may be stored, because what is left of the disk is needed to prune.
   */
  beforeWork({ characters }: Purpose): void {
    const wasScarce = this.#isScarce;
    this.#setScarce(this.#room.isScarce(characters));
    if (this.#isScarce && !wasScarce) {
      this.#checkpoint('PASSIVE');
    }
    if (this.#isScarce && characters !== undefined) {
      // Before anything is written: each character takes a byte at least.
      this.#room.keepReserve(characters);
    }
  }

  /**
   * Looks at the disk when the work of a transaction is done, and before it is committed. Where disk space is scarce, nearly all of
   * it is in the write-ahead log by now. So what is free says how much that has taken, which nobody can know before.
   *
   * @throws StoreFault where the work must be undone, because what is left of the disk is needed to prune.
   */
  beforeCommit({ characters }: Purpose): void {
    if (this.#isScarce) {
      this.#room[characters === undefined ? 'keepGrowth' : 'keepReserve'](UNWRITTEN_BYTES);
    }
  }

  /** Runs a checkpoint when disk space is scarce: then the next commits overwrite the write-ahead log, which cannot grow on a full disk. */
  afterStoring(): void {
    if (this.#isScarce) {
      this.#checkpoint('PASSIVE');
    }
  }

  /**
   * After a transaction that found too little room: runs a checkpoint, so that the next commits overwrite the write-ahead log and need
   * no more room. What the transaction has added to that log is given back.
   */
  reuseLog(): void {
    const { pages, copied } = this.#checkpoint('PASSIVE');
    if (!this.#isScarce || this.#isShortening || copied < pages || this.#logBytes <= SCARCE_LOG_BYTES) {
      return;
    }
    this.#isShortening = true;
    try {
      // SQLite shortens the log with the first commit that begins it anew. It takes no room: it overwrites the log.
      this.#commit(() => this.#rewriteFirstPage());
      this.#checkpoint('PASSIVE');
    } catch (error) {
      if (!hasNoRoom(error)) {
        throw error;
      }
    } finally {
      this.#isShortening = false;
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
    const isScarce = this.#room.isScarce();
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
    this.#room.keepReserve(this.#measure().allBytes);
    this.#database.pragma(`auto_vacuum = ${INCREMENTAL}`);
    try {
      this.#database.exec('VACUUM');
    } catch (error) {
      if (hasNoRoom(error)) {
        this.reuseLog();
      }
      throw error;
    }
    const report = this.reclaim(true);
    return {
      ...report,
      freedBytes: Math.max(0, before - this.#countPages().all) * this.#readNumber('page_size'),
    };
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
    const pageBytes = this.#readNumber('page_size');
    this.#database.pragma('shrink_memory');
    let isWiped = false;
    this.#commit(() => {
      isWiped = this.#logBytes === 0;
      if (isWiped) {
        wipeGaps(descriptor, pageBytes, this.#unwiped, upTo);
        this.#rewriteFirstPage();
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

  #rewriteFirstPage(): void {
    this.#database.pragma(`user_version = ${this.#readNumber('user_version')}`);
  }

  /** Where disk space is scarce, SQLite holds little of a transaction in memory, and shortens the write-ahead log. */
  #setScarce(isScarce: boolean): void {
    if (isScarce !== this.#isScarce) {
      this.#isScarce = isScarce;
      const { cache_size, journal_size_limit } = this.#settings;
      this.#database.pragma(`cache_size = ${isScarce ? -UNWRITTEN_BYTES / 1024 : cache_size}`);
      this.#database.pragma(`journal_size_limit = ${isScarce ? SCARCE_LOG_BYTES : journal_size_limit}`);
    }
  }

  get #logBytes(): number {
    return statSync(`${this.#file}-wal`).size;
  }

  #measure(): FileExtent {
    const pageBytes = this.#readNumber('page_size');
    const { all, free } = this.#countPages();
    return { allBytes: all * pageBytes, freeBytes: free * pageBytes };
  }

  #countPages(): { all: number; free: number } {
    return { all: this.#readNumber('page_count'), free: this.#readNumber('freelist_count') };
  }

  #readNumber(pragma: string): number {
    return Number(this.#database.pragma(pragma, { simple: true }));
  }
}
