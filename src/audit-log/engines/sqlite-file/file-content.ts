import { countOf } from '../../domain/count-of';
import { CommitLog, LOOKS_MAX, type LogLook } from './commit-log';
import { StoreFault } from './explain-sqlite-failure';
import { FileHeader, HEADER_BYTES } from './file-header';
import { look, sizeOf } from './file-identity';
import { isOtherNumber } from './file-number';
import { tellKept } from './keep-log';
import type { OpenedDatabase } from './opened-database';
import type { SightSharing } from './sight-memory';
import { waitUntilStill } from './wait-until-still';
import { WalIndex } from './wal-index';

/** Where the page lies that SQLite uses for locks and never writes; see "The Lock-Byte Page" in its file format. */
const LOCK_BYTE = 2 ** 30;

/** The main file, its write-ahead log (WAL) and the index of the WAL. */
type FilePaths = readonly [file: string, log: string, index: string];

/** How the WAL differs from the last check that found it sound. */
interface LogChange {
  readonly isSettled: boolean;
  readonly isShorter: boolean;
}

/**
 * The content of the main file and of its WAL, and whether the audit log in them is still complete.
 *
 * One rule decides, which no checkpoint, vacuum or kill of another process breaks: each page of the database is in the main file, or in a
 * frame of the WAL that no checkpoint has copied yet. The size of the main file alone says nothing: new pages wait in the WAL, and another
 * process may shrink the file.
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
   * Takes the content as it is now for the right one.
   *
   * @throws StoreFault when a part of the database is already missing.
   */
  constructor([path, logPath, indexPath]: FilePaths, database: OpenedDatabase, sharing: SightSharing = {}) {
    this.#path = path;
    this.#logPath = logPath;
    this.#database = database;
    this.#index = new WalIndex(indexPath);
    this.#header = new FileHeader(path, this.#index, sharing);
    this.#log = new CommitLog(logPath, indexPath, database);
    this.#refuseWrittenOver();
    this.#refuseForeignLog();
    this.#refuseOtherNumber();
    this.#refuseMissingPages('STORE_CUT_OFF');
  }

  /** Whether the connection, if it wrote its WAL into the main file when it closes, would damage what is there now. */
  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** Whether something else was written into the main file, so that the WAL does not belong to it any more. */
  get isWrittenOver(): boolean {
    return this.#header.lookWhetherWrittenOver();
  }

  /** Whether the WAL has the same header as at the last sound check, and no checkpoint ran then. Takes a few microseconds. */
  get isSettled(): boolean {
    return this.#header.isSettled && this.#log.hasSameHeader;
  }

  /** See {@link WalIndex.disable}. */
  disableIndex(): void {
    this.#index.disable();
  }

  /** @throws StoreFault when something else is in the main file or in the WAL, or a part is missing. */
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
   * The check where the main file has the same size and time as before, and only the WAL may have changed.
   *
   * @throws StoreFault when main file and WAL do not belong together any more.
   */
  refuseOtherLog(): void {
    this.#refuseUnreadable(() => {
      this.#refuseSpoiltLog({ everyFrame: false });
      this.#refuseWrittenOver();
    });
  }

  /** An error by which SQLite says that the file is damaged means that something else has changed the file. */
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
    if (this.#size < HEADER_BYTES) {
      waitUntilStill(this.#path);
    }
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
      // The next to open the file must find all of what is being copied into it.
      waitUntilStill(this.#path);
      throw this.#spoilt('STORE_REPLACED', `"${this.#path}" was written over${tellKept(this.#logPath)}`);
    }
  }

  /** If all pages are in the WAL, closing the connection restores the main file. */
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

  /** The last frame of a commit has the number of pages, and so has the header. In a WAL of another file the two rarely agree. */
  #refuseForeignLog(): void {
    for (let looks = 1; ; looks += 1) {
      const noted = this.#log.readSize();
      const pageCount = this.#database.countPages();
      if (noted === undefined || noted === pageCount) {
        return;
      }
      // Another process may have committed between the two readings.
      if (looks === LOOKS_MAX) {
        throw this.#spoilt(
          'STORE_CUT_OFF',
          `the "-wal" beside it is of another file: that had ${countOf(noted, 'page', 'pages')}, and this one has ${pageCount}`,
        );
      }
    }
  }

  /** SQLite raises the number with each change of the tables, first in the WAL. In a WAL of another file it is another number. */
  #refuseOtherNumber(): void {
    const number = this.#header.number;
    if (number !== undefined && isOtherNumber(number, this.#database.readNumber())) {
      throw this.#spoilt(
        'STORE_CUT_OFF',
        `the "-wal" beside it is of another file, or of another copy of it`,
      );
    }
  }

  /** Looks again while another process writes: pages that are missing only for a moment are no fault. */
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
