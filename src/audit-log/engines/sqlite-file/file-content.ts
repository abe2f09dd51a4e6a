import { countOf } from '../../domain/count-of';
import { CommitLog, LOOKS_MAX, type LogLook } from './commit-log';
import { StoreFault } from './explain-sqlite-failure';
import { FileHeader, HEADER_BYTES } from './file-header';
import { look, sizeOf } from './file-identity';
import { tellKept } from './keep-log';
import type { OpenedDatabase } from './opened-database';
import { WalIndex } from './wal-index';

/** A page of the file that is locked and never written; see "the lock-byte page" of SQLite. */
const LOCK_BYTE = 2 ** 30;

/** The file, its log of commits and the index of that. */
type FilePaths = readonly [file: string, log: string, index: string];

/** How the log differs from what it was when it was last found sound. */
interface LogChange {
  readonly isSettled: boolean;
  readonly isShorter: boolean;
}

/**
 * What is in a file and in its log, and whether that is still a whole log of ours.
 *
 * It is decided by one rule, which no checkpoint, vacuum or kill of another process breaks: each page of the database is in
 * the file, or in a frame of its log that has not been written into the file yet. The size alone says nothing, because what
 * is committed waits in the log, and because another process may make the file smaller.
 */
export class FileContent {
  readonly #path: string;
  readonly #logPath: string;
  readonly #log: CommitLog;
  readonly #database: OpenedDatabase;
  readonly #index: WalIndex;
  readonly #header: FileHeader;
  #isSpoilt = false;

  /**
   * Looks at the file as it is.
   *
   * @throws StoreFault when a part of the database is missing already.
   */
  constructor([path, logPath, indexPath]: FilePaths, database: OpenedDatabase) {
    this.#path = path;
    this.#logPath = logPath;
    this.#database = database;
    this.#index = new WalIndex(indexPath);
    this.#header = new FileHeader(path, this.#index);
    this.#log = new CommitLog(logPath, indexPath, database);
    this.#refuseForeignLog();
    this.#refuseMissingPages('STORE_CUT_OFF');
  }

  /** Whether what the connection would write when it closes would damage what is there now. */
  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** Whether the file itself was written over, so that its log is that of another. */
  get isWrittenOver(): boolean {
    return this.#header.lookWhetherWrittenOver();
  }

  /** Whether the log begins as it did when it was last found sound, and no checkpoint ran then. Takes a few microseconds. */
  get isSettled(): boolean {
    return this.#header.isSettled && this.#log.isSameTurn;
  }

  /** See {@link WalIndex.disable}. */
  disableIndex(): void {
    this.#index.disable();
  }

  /** @throws StoreFault when something else is in the file or in its log, or a part is missing. */
  refuseSpoilt({ isSettled, isShorter }: LogChange): void {
    this.#refuseUnreadable(() => {
      this.#refuseOtherContent();
      if (!isSettled || isShorter) {
        this.#refuseSpoiltLog({ everyFrame: isShorter });
      }
      this.#refuseMissingPages('STORE_REPLACED');
    });
  }

  /**
   * Where the size and the time of the file are as they were.
   *
   * @throws StoreFault when the log is no longer that of this file, or the file no longer that of the log.
   */
  refuseOtherLog(): void {
    this.#refuseUnreadable(() => {
      this.#refuseSpoiltLog({ everyFrame: false });
      this.#refuseWrittenOver();
    });
  }

  /** Where SQLite itself cannot make sense of what it reads there, it is no longer what it was. */
  #refuseUnreadable(check: () => void): void {
    try {
      check();
    } catch (error) {
      throw isUnreadable(error)
        ? this.#spoilt('STORE_REPLACED', `"${this.#path}" was changed by something else`)
        : error;
    }
  }

  #refuseOtherContent(): void {
    const size = this.#size;
    if (size < HEADER_BYTES) {
      this.#isSpoilt = !this.#isWholeInLog();
      throw new StoreFault(
        'STORE_REPLACED',
        `"${this.#path}" was cut off: it has ${countOf(Number(size), 'byte', 'bytes')}`,
      );
    }
    this.#refuseWrittenOver();
  }

  #refuseWrittenOver(): void {
    if (this.#header.lookWhetherWrittenOver()) {
      throw this.#spoilt('STORE_REPLACED', `"${this.#path}" was written over${tellKept(this.#logPath)}`);
    }
  }

  /** Where all is in the log, closing puts the file right. */
  #isWholeInLog(): boolean {
    try {
      return this.#hasAllPages(0n, this.#database.countPages());
    } catch (error) {
      if (isUnreadable(error)) {
        return false;
      }
      throw error;
    }
  }

  /** Each commit notes how many pages there are in its last frame, and where that is another number in the first page as well. */
  #refuseForeignLog(): void {
    for (let looks = 1; ; looks += 1) {
      const noted = this.#log.readSize();
      const pageCount = this.#database.countPages();
      if (noted === undefined || noted === pageCount) {
        return;
      }
      // Another process may have written between the two.
      if (looks === LOOKS_MAX) {
        throw this.#spoilt(
          'STORE_CUT_OFF',
          `the "-wal" beside it is of another file: that had ${countOf(noted, 'page', 'pages')}, and this one has ${pageCount}`,
        );
      }
    }
  }

  /** Looks again while another process writes: only what stays missing is missing. */
  #refuseMissingPages(code: 'STORE_REPLACED' | 'STORE_CUT_OFF'): void {
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const size = this.#size;
      const pageCount = this.#database.countPages();
      if (this.#hasAllPages(size, pageCount)) {
        return;
      }
      const isStill = this.#size === size && this.#database.countPages() === pageCount;
      if (isStill && looks > 0) {
        throw this.#spoilt(
          code,
          `"${this.#path}" was cut off: it has ${countOf(Number(size), 'byte', 'bytes')}, and lacks some of its ${countOf(pageCount, 'page', 'pages')}`,
        );
      }
    }
  }

  #hasAllPages(size: bigint, pageCount: number): boolean {
    const { pageSize } = this.#database;
    const pagesInFile = Number(size / BigInt(pageSize));
    if (pagesInFile >= pageCount) {
      return true;
    }
    const pages = new Set(this.#log.listUnwritten());
    const missing = Array.from({ length: pageCount - pagesInFile }, (_, index) => pagesInFile + 1 + index);
    return missing.every((page) => pages.has(page) || page === LOCK_BYTE / pageSize + 1);
  }

  #refuseSpoiltLog(look: LogLook): void {
    try {
      this.#log.refuseSpoilt(look);
    } catch (error) {
      this.#isSpoilt ||= !this.#log.hasAllFrames;
      throw error;
    }
  }

  #spoilt(code: 'STORE_REPLACED' | 'STORE_CUT_OFF', why: string): StoreFault {
    this.#isSpoilt = true;
    return new StoreFault(code, why);
  }

  get #size(): bigint {
    return sizeOf(look(this.#path));
  }
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT)/.test(String(error.code))
  );
}
