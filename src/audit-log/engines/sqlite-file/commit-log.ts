import { StoreFault } from './explain-sqlite-failure';
import { findDescriptor } from './file-identity';
import type { OpenedDatabase } from './opened-database';
import {
  isHeaderOf,
  readCommittedSize,
  readIndexSalt,
  readLogHeader,
  readLogPages,
  readOpenLogHeader,
} from './read-log-pages';

/** How often a check is tried when another process writes meanwhile. */
export const LOOKS_MAX = 10;

/** How closely the write-ahead log is checked. If its end was cut off, its header is unchanged, and only its frames show that. */
export interface LogLook {
  readonly everyFrame: boolean;
}

/**
 * The write-ahead log (WAL) of an open file, and whether SQLite would find all that was committed in it after a crash.
 *
 * While a file is open, SQLite does not read the header or the checksums of the WAL again, so it goes on in one that was
 * overwritten. It writes the header only when it restarts the WAL: while the header is the same, nothing else is checked.
 */
export class CommitLog {
  readonly #path: string;
  readonly #indexPath: string;
  readonly #database: OpenedDatabase;
  /** A file descriptor with which SQLite has the WAL open; `undefined` where the system does not list descriptors. */
  readonly #descriptor: number | undefined;
  /** The header of the WAL when it was last found sound; empty if nothing in the WAL was needed then. */
  #header: Buffer = Buffer.alloc(0);

  /**
   * Checks the WAL as it is now.
   *
   * @throws StoreFault when other processes have the file open, and a crash would lose what they have committed.
   */
  constructor(path: string, indexPath: string, database: OpenedDatabase) {
    this.#path = path;
    this.#indexPath = indexPath;
    this.#database = database;
    this.#descriptor = findDescriptor(path);
    if (!this.#isSound({ everyFrame: true })) {
      throw this.#spoilt('STORE_LOG_SPOILT');
    }
  }

  /**
   * Whether the WAL was not restarted since the last check. Takes a few microseconds. Not in a transaction, which may have
   * restarted it.
   */
  get hasSameHeader(): boolean {
    // It is unknown which connection owns the descriptor. If that one was closed, the number may belong to another file now: then
    // the path decides.
    return this.#readOpen()?.equals(this.#header) === true || readLogHeader(this.#path).equals(this.#header);
  }

  /**
   * Refuses a damaged WAL. If only its header was overwritten, SQLite still knows what is in it: a checkpoint writes that into
   * the file before a crash can lose it.
   *
   * @throws StoreFault when a crash would have lost what was committed.
   */
  refuseSpoilt(look: LogLook): void {
    if (!this.#isSound(look)) {
      const isHeld = this.hasAllFrames && !this.#database.writeFrames();
      // If another connection blocks the checkpoint, this one stays open, because only it knows the original header. The caller
      // can try again.
      throw this.#spoilt(isHeld ? 'STORE_LOG_SPOILT' : 'STORE_REPLACED');
    }
  }

  /** Whether all committed frames are in the WAL or were copied into the file. */
  get hasAllFrames(): boolean {
    const { committed, written } = this.#database.countFrames();
    return written >= committed || this.#readPages(this.#header).length >= committed;
  }

  /** How many pages the database had after the last commit in the WAL; `undefined` if there is none. */
  readSize(): number | undefined {
    const { committed } = this.#database.countFrames();
    return committed === 0 ? undefined : readCommittedSize(this.#path, this.#database.pageSize, committed);
  }

  /** The numbers of the pages in the WAL that are not in the file yet. */
  listUnwritten(): readonly number[] {
    const { written } = this.#database.countFrames();
    return this.#readPages().slice(written);
  }

  /**
   * Checks several times, because a WAL that another process restarts during a check only seems broken. SQLite restarts the WAL
   * with each large batch, so the frames are counted and read only when they must be: when some may be missing, or when the salt
   * in the index does not confirm that the header is that of this WAL.
   */
  #isSound({ everyFrame }: LogLook): boolean {
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const header = readLogHeader(this.#path);
      const salt = readIndexSalt(this.#indexPath);
      const isIndexed = isHeaderOf(header, salt);
      if (isIndexed && salt !== undefined && !everyFrame) {
        this.#header = header;
        return true;
      }
      const { committed, written } = this.#database.countFrames();
      if (committed <= written || (isIndexed && this.#readPages(header).length >= committed)) {
        // Nothing in the WAL is needed any more, so its content does not matter.
        this.#header = isIndexed ? header : header.subarray(0, 0);
        return true;
      }
    }
    return false;
  }

  /** Reads the header through the open descriptor: to open and close the WAL for each check takes ten times as long. */
  #readOpen(): Buffer | undefined {
    try {
      return this.#descriptor === undefined ? undefined : readOpenLogHeader(this.#descriptor);
    } catch {
      return undefined;
    }
  }

  #spoilt(code: 'STORE_REPLACED' | 'STORE_LOG_SPOILT'): StoreFault {
    return new StoreFault(code, `"${this.#path}" was cut off or written over`);
  }

  #readPages(header?: Buffer): readonly number[] {
    return readLogPages(this.#path, this.#database.pageSize, header);
  }
}
