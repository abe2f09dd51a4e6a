import type { CompactProgress } from '../../ports/engine';
import { look, sizeOf, unnamedFiles } from './file-identity';

/** The time between two looks at the files, in milliseconds. */
const LOOK_MS = 100;

/** While the write-ahead log is smaller, it can have the first page of the new file, but VACUUM has not begun to write the others. */
const BEGUN_BYTES = 65_536;

/** How many steps each byte takes. Nothing can be seen of the last step before it is done. */
const PARTS = 3;

/**
 * Settles like `call`, which rebuilds the file; meanwhile reports the progress.
 *
 * The thread is inside SQLite all the time and can report nothing. But the files show the progress: SQLite first gathers what
 * stays in a temporary file without a name. Then it writes that into the write-ahead log, which grows to the size of the new
 * file. At last, a checkpoint copies it into the file.
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
  /** The unnamed files that were open before, which have nothing to do with the rebuild. */
  readonly #others = unnamedFiles();
  /** The size of the new file; until it is known, the size of the old one, which is the most that it can be. */
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
    // At first, the write-ahead log may have older commits. A checkpoint copies them into the file before anything is gathered.
    this.#hasBegun ||= logBytes < BEGUN_BYTES || seenBytes > 0;
    if (!this.#hasBegun) {
      return this.#tell(0);
    }
    this.#gatheredBytes = Math.max(this.#gatheredBytes, seenBytes);
    if (logBytes < BEGUN_BYTES) {
      return this.#tell(this.#gatheredBytes);
    }
    // All is gathered by now. If the temporary file could be seen, its size is that of the new file.
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
