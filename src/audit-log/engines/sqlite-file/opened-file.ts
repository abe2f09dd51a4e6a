import { type BigIntStats, realpathSync, truncateSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { FileContent } from './file-content';
import { identify, look, sizeOf, unnamedFiles } from './file-identity';
import { keepLog, tellKept } from './keep-log';
import type { OpenedDatabase } from './opened-database';

/** What was seen of the files when they were last found sound. */
interface Sight {
  readonly size: bigint;
  readonly changedNs: bigint;
  readonly logSize: bigint;
}

/**
 * The files that a connection has open, by their paths: the file itself, its log of commits and the index of that. The index is
 * in memory as long as `size` says.
 */
export type FileIdentities = readonly (readonly [path: string, identity: string | undefined, size: bigint])[];

/** What a connection that only reads asks of its files. */
export type WatchedFile = Pick<OpenedFile, 'refuseReplaced'>;

/**
 * The files behind an open connection, and whether they are still the ones that were opened.
 *
 * A file that is deleted or replaced lives on under its open handle: commits into it succeed, and are lost with it. So they do
 * in one that was cut off or written over, where SQLite keeps its pages in memory.
 *
 * What is in the file is looked at only after it has changed, which is after a checkpoint. While it has the size and the time that
 * were found sound, it stays so: SQLite begins the log anew only after all of it went into the file. Of the log the beginning is read
 * each time, and more of it only where that is another or the log is shorter.
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
  #indexSize: bigint;

  /**
   * Looks at the files as they are; call it once the connection has opened all of them.
   *
   * @throws StoreFault when a part of the database is missing already.
   */
  constructor(file: string, database: OpenedDatabase) {
    this.#path = file;
    // The log of commits lies beside the real file, also where the path leads over a symbolic link.
    this.#logPath = `${realpathSync(file)}-wal`;
    this.#indexPath = `${realpathSync(file)}-shm`;
    const [main, log] = this.#look();
    this.#identity = identify(main);
    this.#logIdentity = identify(log);
    const index = look(this.#indexPath);
    this.#indexIdentity = identify(index);
    this.#indexSize = sizeOf(index);
    this.#sound = sightOf(main, log);
    this.#content = new FileContent([file, this.#logPath, this.#indexPath], database);
  }

  /** Which files they are. */
  get identities(): FileIdentities {
    return [
      [this.#path, this.#identity, 0n],
      [this.#logPath, this.#logIdentity, 0n],
      [this.#indexPath, this.#indexIdentity, this.#indexSize],
    ];
  }

  /** Whether what the connection would write when it closes would damage what is there now. */
  get isSpoilt(): boolean {
    return this.#content.isSpoilt;
  }

  /** Whether something else, or nothing, is at its path. */
  get isAway(): boolean {
    try {
      return identify(look(this.#path)) !== this.#identity;
    } catch {
      // Where nobody may look, nobody knows.
      return false;
    }
  }

  /** Whether something else was written into it, so that what the connection has in its log must not be. */
  get isWrittenOver(): boolean {
    try {
      return this.#content.isWrittenOver;
    } catch {
      // Where nobody may look, nobody knows.
      return false;
    }
  }

  /** Whether a file that is written over from now on will be noticed. */
  get isSettled(): boolean {
    return this.#content.isSettled;
  }

  /** Keeps each connection to it from writing into what is there now, also when it closes. */
  disableIndex(): void {
    this.#content.disableIndex();
  }

  /**
   * Takes the log of commits, which may lie where it was, away from what is at the path now. It goes with a file that was deleted.
   *
   * @throws StoreFault where somebody else does the same, or uses it with an index of its own.
   */
  takeLogAway(): void {
    if (identify(look(this.#logPath)) !== this.#logIdentity) {
      return;
    }
    const isDeleted = this.#isDeleted(look(this.#path));
    const [logPath, log, indexPath, index] = [
      this.#logPath,
      this.#logIdentity,
      this.#indexPath,
      this.#indexIdentity,
    ];
    keepLog({ logPath, log, indexPath, index }, !isDeleted);
  }

  /**
   * Takes a few microseconds, unless the file has changed since the last time, or its log: then that is read. Not in a transaction.
   *
   * @throws StoreFault when a file is gone, is another one, or is no longer what it was.
   */
  refuseReplaced(): void {
    this.#refuseSpoilt(this.#refuseOthers());
  }

  /** Call it after each commit, before anybody is answered: what was committed must be there, and stay in the log. */
  refuseLost(): void {
    this.#refuseSpoilt(sightOf(...this.#look()));
  }

  /**
   * Whether nothing has changed since {@link OpenedFile.refuseReplaced}. Also in a transaction.
   *
   * @throws StoreFault when a file is gone, or is another one.
   */
  isUnchanged(): boolean {
    return this.#isSound(this.#refuseOthers());
  }

  /**
   * Call it before SQLite touches anything.
   *
   * @throws StoreFault when the index of the log is gone, is another one, or was cut off.
   */
  refuseOtherIndex(): void {
    const index = look(this.#indexPath);
    refuseOther(this.#indexPath, index, [this.#indexIdentity, this.#indexSize]);
    this.#indexSize = sizeOf(index);
  }

  #refuseOthers(): Sight {
    const [main, log] = this.#look();
    this.#refuseOtherMain(main, log);
    refuseOther(this.#logPath, log, [this.#logIdentity, 0n]);
    // Two processes that have not the same index of the log write over each other's commits.
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

  /** A file that has no name any more; where the system does not tell, it may have another one. */
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

  /** A log that grows only has more in it. */
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
 * Refuses a file that is not the one that is known, or that lacks a part of what SQLite has in memory of it.
 *
 * The system ends a process that touches such a part. So the file is made as long as it was: zeros are no index of a log, and
 * SQLite makes it anew.
 *
 * @throws StoreFault when there is no file, another one, or a shorter one.
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
