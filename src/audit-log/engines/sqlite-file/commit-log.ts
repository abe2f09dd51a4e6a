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

/** So often it is looked again, when another process writes while we look. */
export const LOOKS_MAX = 10;

/** How closely it is looked at. What was cut off can be behind a header that is as it was: only its frames tell. */
export interface LogLook {
  readonly everyFrame: boolean;
}

/**
 * The log of commits of an open file, and whether all that was committed can be found in it after a crash.
 *
 * SQLite reads neither its header nor its checksums again while it is open, so it goes on in one that was written over. It writes
 * the header only when it begins the log anew: while that is the same, nothing else is looked at.
 */
export class CommitLog {
  readonly #path: string;
  readonly #indexPath: string;
  readonly #database: OpenedDatabase;
  /** One with which SQLite has it open; `undefined` where the system does not tell. */
  readonly #descriptor: number | undefined;
  /** What it began with when it was last found sound; empty where there was nothing in it. */
  #header: Buffer = Buffer.alloc(0);

  /**
   * Looks at the log as it is.
   *
   * @throws StoreFault when others have the file open, and what they have committed could not be found any more.
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

  /** Takes a few microseconds. Not in a transaction, which may have begun the log anew. */
  get isSameTurn(): boolean {
    // Nobody knows whose connection the descriptor is of, so it may be closed meanwhile and another file's: then the path decides.
    return this.#readOpen()?.equals(this.#header) === true || readLogHeader(this.#path).equals(this.#header);
  }

  /**
   * Where only the header was written over, SQLite still knows what is in the log. So it writes that into the file, before a crash
   * can make it unfindable.
   *
   * @throws StoreFault when what was committed could not be found any more.
   */
  refuseSpoilt(look: LogLook): void {
    if (!this.#isSound(look)) {
      const isHeld = this.hasAllFrames && !this.#database.writeFrames();
      // Only this connection knows what the log began with, so it stays open, and is asked again.
      throw this.#spoilt(isHeld ? 'STORE_LOG_SPOILT' : 'STORE_REPLACED');
    }
  }

  /** Whether all that was committed is there, or in the file. */
  get hasAllFrames(): boolean {
    const { committed, written } = this.#database.countFrames();
    return written >= committed || this.#readPages(this.#header).length >= committed;
  }

  /** How many pages the database had after the last commit in it; `undefined` where there is none. */
  readSize(): number | undefined {
    const { committed } = this.#database.countFrames();
    return committed === 0 ? undefined : readCommittedSize(this.#path, this.#database.pageSize, committed);
  }

  /** The pages in it that are not in the file yet. */
  listUnwritten(): readonly number[] {
    const { written } = this.#database.countFrames();
    return this.#readPages().slice(written);
  }

  /**
   * What another process begins anew while we look only seems broken. SQLite begins the log anew with each large batch, so its frames are
   * counted and looked at only where they have to be: when some may be missing, or when nothing else tells that the header is that of this log.
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
        // Where nothing of it is needed, anything may be there, and may come.
        this.#header = isIndexed ? header : header.subarray(0, 0);
        return true;
      }
    }
    return false;
  }

  /** To open and close it for each look takes ten times as long. */
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
