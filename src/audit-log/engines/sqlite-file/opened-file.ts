import { type BigIntStats, truncateSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { FileContent } from './file-content';
import { identify, look, sizeOf, unnamedFiles } from './file-identity';
import { findKept, keepLog, tellKept } from './keep-log';
import type { OpenedDatabase } from './opened-database';
import type { SightMemory, SightSharing } from './sight-memory';

/** What the files looked like at the last check that found them sound. */
interface Sight {
  readonly size: bigint;
  readonly changedNs: bigint;
  readonly logSize: bigint;
}

/**
 * The files that a connection has open: the main file, its write-ahead log (WAL) and the index of the WAL. `size` is how much of the index
 * SQLite has mapped into memory.
 */
export type FileIdentities = readonly (readonly [path: string, identity: string | undefined, size: bigint])[];

/** What the write thread knows of the files that it has open, for other threads of the process. */
export interface KnownFile {
  /** See {@link OpenedFile.path}. */
  readonly path: string;
  readonly identities: FileIdentities;
  /** The memory of a {@link SightMemory}. */
  readonly sight: SharedArrayBuffer;
}

/** What a read-only connection needs of {@link OpenedFile}. */
export type WatchedFile = Pick<OpenedFile, 'refuseReplaced'>;

/**
 * The files behind an open connection, and whether they are still the ones that were opened.
 *
 * A deleted or replaced file lives on under its open descriptor: commits into it succeed, and are lost with it. The same happens in a
 * file that was truncated or overwritten, because SQLite has its pages in memory.
 *
 * Checks must be cheap, because there is one before each commit and one after it. The content of the main file is read only if its size or
 * time has changed, which a checkpoint does. The header of the WAL is read each time; its frames only if the header has changed or the WAL
 * is shorter. SQLite writes a new header only after all frames are in the main file.
 */
export class OpenedFile {
  readonly #path: string;
  readonly #logPath: string;
  readonly #indexPath: string;
  readonly #identity: string | undefined;
  readonly #logIdentity: string | undefined;
  readonly #indexIdentity: string | undefined;
  readonly #content: FileContent;
  #sound: Sight;
  #isNoticed = false;
  #indexSize: bigint;

  /**
   * Takes the files as they are now for the right ones. Call it once the connection has opened all of them, with the real path of the file:
   * somebody may switch a symbolic link while the file is open, which replaces nothing.
   *
   * @throws StoreFault when a part of the database is missing already, or something else was written into it.
   */
  constructor(file: string, database: OpenedDatabase, sharing?: SightSharing) {
    this.#path = file;
    this.#logPath = `${file}-wal`;
    this.#indexPath = `${file}-shm`;
    const [main, log] = this.#look();
    this.#identity = identify(main);
    this.#logIdentity = identify(log);
    const index = look(this.#indexPath);
    this.#indexIdentity = identify(index);
    this.#indexSize = sizeOf(index);
    this.#sound = sightOf(main, log);
    this.#content = new FileContent([file, this.#logPath, this.#indexPath], database, sharing);
  }

  /** The real path of the main file, as it was when the file was opened. */
  get path(): string {
    return this.#path;
  }

  /** The three files, for another connection that must open the same ones. */
  get identities(): FileIdentities {
    return [
      [this.#path, this.#identity, 0n],
      [this.#logPath, this.#logIdentity, 0n],
      [this.#indexPath, this.#indexIdentity, this.#indexSize],
    ];
  }

  /** Whether the connection, if it wrote its WAL into the main file when it closes, would damage what is there now. */
  get isSpoilt(): boolean {
    return this.#content.isSpoilt;
  }

  /** Whether a check has found that a file is gone, was replaced, or has lost content. */
  get isNoticed(): boolean {
    return this.#isNoticed;
  }

  /** Whether the path now leads to another file, or to none. */
  get isAway(): boolean {
    try {
      return identify(look(this.#path)) !== this.#identity;
    } catch {
      // Without the right to look, nothing is known.
      return false;
    }
  }

  /** Whether something else was written into the main file. Then the WAL must not be written into it. */
  get isWrittenOver(): boolean {
    try {
      return this.#content.isWrittenOver;
    } catch {
      // Without the right to look, nothing is known.
      return false;
    }
  }

  /** Whether a change of the main file, from now on, can be told from a checkpoint. */
  get isSettled(): boolean {
    return this.#content.isSettled;
  }

  /** Keeps all connections that use this WAL, of any process, from writing it into the main file, also when they close. */
  disableIndex(): void {
    this.#content.disableIndex();
  }

  /**
   * Takes the WAL away from the file that is at the path now. It is kept under another name, or deleted if the main file was deleted.
   *
   * @returns where it is kept, also if another process has done it; `undefined` if it is not.
   * @throws StoreFault if another process does the same at this moment, or uses the WAL with another index.
   */
  takeLogAway(): string | undefined {
    if (identify(look(this.#logPath)) !== this.#logIdentity) {
      return findKept(this.#logPath, this.#logIdentity);
    }
    const isDeleted = this.#isDeleted(look(this.#path));
    const [logPath, log, indexPath, index] = [
      this.#logPath,
      this.#logIdentity,
      this.#indexPath,
      this.#indexIdentity,
    ];
    return keepLog({ logPath, log, indexPath, index }, !isDeleted);
  }

  /**
   * The full check. Call it outside transactions. Takes a few microseconds, unless the main file or the WAL has to be read.
   *
   * @throws StoreFault when a file is gone, was replaced, or has lost or changed content.
   */
  refuseReplaced(): void {
    this.#noticing(() => this.#refuseSpoilt(this.#refuseOthers()));
  }

  /** The check after each commit, before a caller is told that the commit is done. */
  refuseLost(): void {
    this.#noticing(() => this.#refuseSpoilt(sightOf(...this.#look())));
  }

  /**
   * The check within a transaction: whether nothing has changed since {@link OpenedFile.refuseReplaced}.
   *
   * @throws StoreFault when a file is gone or was replaced.
   */
  isUnchanged(): boolean {
    return this.#noticing(() => this.#isSound(this.#refuseOthers()));
  }

  /**
   * Call it before SQLite touches the mapped index: where the file is shorter than the mapping, the system ends the process (SIGBUS).
   *
   * @throws StoreFault when the index of the WAL is gone, was replaced, or was truncated.
   */
  refuseOtherIndex(): void {
    const index = look(this.#indexPath);
    refuseOther(this.#indexPath, index, [this.#indexIdentity, this.#indexSize]);
    this.#indexSize = sizeOf(index);
  }

  #noticing<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      this.#isNoticed ||= error instanceof StoreFault && error.code === 'STORE_REPLACED';
      throw error;
    }
  }

  #refuseOthers(): Sight {
    const [main, log] = this.#look();
    this.#refuseOtherMain(main, log);
    refuseOther(this.#logPath, log, [this.#logIdentity, 0n]);
    // Two processes with different indexes of one WAL overwrite each other's commits.
    this.refuseOtherIndex();
    return sightOf(main, log);
  }

  #refuseOtherMain(main: BigIntStats | undefined, log: BigIntStats | undefined): void {
    const isOther = identify(main) !== this.#identity;
    if (isOther && identify(log) === this.#logIdentity && !this.#isDeleted(main)) {
      const what =
        main === undefined
          ? `"${this.#path}" was moved away`
          : `another file has taken the place of "${this.#path}"`;
      throw new StoreFault('STORE_REPLACED', what + tellKept(this.#logPath));
    }
    refuseOther(this.#path, main, [this.#identity, 0n]);
  }

  /** Whether the main file has no name any more. Where the system does not tell, it counts as moved. */
  #isDeleted(main: BigIntStats | undefined): boolean {
    return main === undefined && unnamedFiles().has(String(this.#identity));
  }

  #refuseSpoilt(sight: Sight): void {
    const { isSettled } = this.#content;
    if (!this.#isSound(sight)) {
      this.#content.refuseSpoilt({ isSettled, isShorter: sight.logSize < this.#sound.logSize });
    } else if (!isSettled) {
      this.#content.refuseOtherLog();
    }
    this.#sound = sight;
  }

  /** A WAL that has grown is no reason to look closer: commits do that. */
  #isSound({ size, changedNs, logSize }: Sight): boolean {
    const sound = this.#sound;
    return changedNs === sound.changedNs && size === sound.size && logSize >= sound.logSize;
  }

  #look(): [BigIntStats | undefined, BigIntStats | undefined] {
    return [look(this.#path), look(this.#logPath)];
  }
}

function sightOf(main: BigIntStats | undefined, log: BigIntStats | undefined): Sight {
  return { size: sizeOf(main), changedNs: main?.mtimeNs ?? 0n, logSize: sizeOf(log) };
}

/**
 * Refuses a file that is not the known one, or that is shorter than the part of it that SQLite has mapped into memory.
 *
 * The system ends a process that touches a mapped page beyond the end of the file (SIGBUS). So a shorter file is first made as long as it
 * was. SQLite does not take the zeros for an index, and builds a new one.
 *
 * @throws StoreFault when the file is gone, was replaced, or was truncated.
 */
export function refuseOther(
  path: string,
  found: BigIntStats | undefined,
  [identity, size]: readonly [identity: string | undefined, size: bigint],
): void {
  if (identify(found) !== identity) {
    throw new StoreFault(
      'STORE_REPLACED',
      found === undefined ? `"${path}" was deleted` : `another file has taken the place of "${path}"`,
    );
  }
  if (found !== undefined && found.size < size) {
    truncateSync(path, Number(size));
    throw new StoreFault('STORE_REPLACED', `"${path}" was cut off`);
  }
}
