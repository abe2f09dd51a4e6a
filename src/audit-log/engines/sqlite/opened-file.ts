import { type BigIntStats, realpathSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { FileContent, type OpenedDatabase } from './file-content';
import { identify, look } from './file-identity';

/** What was seen of the files when they were last found sound. */
interface Sight {
  readonly size: bigint;
  readonly changedNs: bigint;
  readonly logSize: bigint;
}

/** The files that a connection has open, by their paths: the file itself, its log of commits and the index of that. */
export type FileIdentities = readonly (readonly [path: string, identity: string | undefined])[];

/** What a connection that only reads asks of its files. */
export type WatchedFile = Pick<OpenedFile, 'refuseReplaced'>;

/**
 * The files behind an open connection, and whether they are still the ones that were opened.
 *
 * A file that is deleted or replaced lives on under its open handle: commits into it succeed, and are lost with it. So they do
 * in one that was cut off or written over, where SQLite keeps its pages in memory.
 *
 * What is in them is looked at only after the file has changed, which is after a checkpoint. While it has the size and the time
 * that were found sound, it stays so: SQLite begins the log anew only after all of it went into the file.
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
    this.#indexIdentity = identify(look(this.#indexPath));
    this.#sound = sightOf(main, log);
    this.#content = new FileContent(file, this.#logPath, database);
  }

  /** Which files they are. */
  get identities(): FileIdentities {
    return [
      [this.#path, this.#identity],
      [this.#logPath, this.#logIdentity],
      [this.#indexPath, this.#indexIdentity],
    ];
  }

  /** Whether what the connection would write when it closes would damage what is there now. */
  get isSpoilt(): boolean {
    return this.#content.isSpoilt;
  }

  /**
   * Takes a few microseconds, unless the file has changed since the last time: then its log is read. Not in a transaction.
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

  #refuseOthers(): Sight {
    const [main, log] = this.#look();
    refuseOther(this.#path, identify(main), this.#identity);
    refuseOther(this.#logPath, identify(log), this.#logIdentity);
    // Two processes that have not the same index of the log write over each other's commits.
    refuseOther(this.#indexPath, identify(look(this.#indexPath)), this.#indexIdentity);
    return sightOf(main, log);
  }

  #refuseSpoilt(sight: Sight): void {
    if (!this.#isSound(sight)) {
      this.#content.refuseSpoilt(sight.logSize < this.#sound.logSize);
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
  return { size: main?.size ?? 0n, changedNs: main?.mtimeNs ?? 0n, logSize: log?.size ?? 0n };
}

/** @throws StoreFault when there is no file, or another one than the one that is known. */
export function refuseOther(path: string, identity: string | undefined, known: string | undefined): void {
  if (identity !== known) {
    throw new StoreFault(
      'STORE_REPLACED',
      identity === undefined ? `"${path}" was deleted` : `another file has taken the place of "${path}"`,
    );
  }
}
