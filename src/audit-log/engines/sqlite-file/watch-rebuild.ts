import type { CompactProgress } from '../../ports/engine';
import { look, sizeOf, unnamedFiles } from './file-identity';

/** So often the files are looked at, in milliseconds. */
const LOOK_MS = 100;

/** While the log has less, the first page of the new file may be in it, and the writing has not begun. */
const BEGUN_BYTES = 65_536;

/** So many things are done to each byte. Nothing can be seen of the last before it is done. */
const PARTS = 3;

/**
 * What a call comes to that rebuilds the file; meanwhile tells how far it has come.
 *
 * The thread is inside SQLite for all of that time and can tell nothing. But SQLite first gathers what is to stay in a file of
 * its own, which has no name, and then writes it into the log of commits, which grows to the size of the new file. At last it is copied from there.
 */
export async function whileWatchingRebuild<T>(
  file: string,
  call: Promise<T>,
  onProgress: (progress: CompactProgress) => void,
): Promise<T> {
  const progress = new RebuildProgress(file);
  onProgress(progress.look());
  const watch = setInterval(() => onProgress(progress.look()), LOOK_MS);
  try {
    const outcome = await call;
    onProgress(progress.end());
    return outcome;
  } finally {
    clearInterval(watch);
  }
}

/** Each byte of the new file counts three times: it is gathered, written into the log, and copied from there into the file. */
class RebuildProgress {
  readonly #file: string;
  /** Of others, which have nothing to do with it. */
  readonly #others = unnamedFiles();
  /** At most so many bytes stay, until it is known how many do. */
  #stayingBytes: number;
  #gatheredBytes = 0;
  #hasBegun = false;
  #doneBytes = 0;

  constructor(file: string) {
    this.#file = file;
    this.#stayingBytes = Number(sizeOf(look(file)));
  }

  look(): CompactProgress {
    const logBytes = Number(sizeOf(look(`${this.#file}-wal`)));
    const seenBytes = this.#seenBytes();
    // What is in the log at first was written before, and is copied into the file before anything is gathered.
    this.#hasBegun ||= logBytes < BEGUN_BYTES || seenBytes > 0;
    if (!this.#hasBegun) {
      return this.#tell(0);
    }
    this.#gatheredBytes = Math.max(this.#gatheredBytes, seenBytes);
    if (logBytes < BEGUN_BYTES) {
      return this.#tell(this.#gatheredBytes);
    }
    // All is gathered by now, and where that could be seen, this is how much it is.
    this.#stayingBytes = this.#gatheredBytes || this.#stayingBytes;
    return this.#tell(this.#stayingBytes + Math.min(this.#stayingBytes, logBytes));
  }

  end(): CompactProgress {
    return this.#tell(PARTS * this.#stayingBytes);
  }

  #seenBytes(): number {
    const sizes = [...unnamedFiles()].map(([identity, size]) =>
      this.#others.has(identity) ? 0 : Number(size),
    );
    return Math.min(this.#stayingBytes, Math.max(0, ...sizes));
  }

  #tell(bytes: number): CompactProgress {
    const totalBytes = PARTS * this.#stayingBytes;
    this.#doneBytes = Math.min(totalBytes, Math.max(this.#doneBytes, bytes));
    return { doneBytes: this.#doneBytes, totalBytes };
  }
}
