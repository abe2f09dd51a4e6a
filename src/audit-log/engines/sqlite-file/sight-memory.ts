/** Where the parts are, in bytes. The first is counted up before and after each change, so it is odd while one is under way. */
const CHANGES = 0;
const KNOWN = 4;
const STILL = 5;
const HEADER = { at: 8, bytes: 100 };
const CHECKPOINT = { at: 108, bytes: 12 };
const BYTES = 120;

/** The header of the main file at one moment. */
export interface HeaderSight {
  readonly header: Buffer;
  /** The last checkpoint before the header was read; `undefined` where one may have run meanwhile. */
  readonly checkpoint: Buffer | undefined;
}

/** What one thread knows from another of how the header was found, and tells it. */
export interface SightSharing {
  /** How another thread found the header. */
  readonly known?: HeaderSight | undefined;
  /** Tells other threads how this one found it. */
  readonly keep?: ((sight: HeaderSight) => void) | undefined;
}

/**
 * Tells other threads how the write thread last found the header of the main file. A thread that opens the file later compares with that:
 * otherwise it would take what was copied into the file meanwhile for the log.
 *
 * Each thread has an object of this class, on the same memory. Only the write thread writes.
 */
export class SightMemory {
  /** The memory that the threads share. */
  readonly memory: SharedArrayBuffer;
  readonly #bytes: Uint8Array;
  readonly #changes: Int32Array;

  /** The first thread makes the memory; the others get it. */
  constructor(memory = new SharedArrayBuffer(BYTES)) {
    this.memory = memory;
    this.#bytes = new Uint8Array(memory);
    this.#changes = new Int32Array(memory, CHANGES, 1);
  }

  /** Keeps a sight in the place of the one before. */
  write({ header, checkpoint }: HeaderSight): void {
    Atomics.add(this.#changes, 0, 1);
    this.#bytes[KNOWN] = 1;
    this.#bytes[STILL] = checkpoint === undefined ? 0 : 1;
    this.#bytes.set(header, HEADER.at);
    this.#bytes.set(checkpoint ?? [], CHECKPOINT.at);
    Atomics.add(this.#changes, 0, 1);
  }

  /** The last sight; `undefined` if there was none yet. */
  read(): HeaderSight | undefined {
    for (;;) {
      const before = Atomics.load(this.#changes, 0);
      const copy = Buffer.from(this.#bytes);
      if (before % 2 === 0 && Atomics.load(this.#changes, 0) === before) {
        return copy[KNOWN] === 1 ? readSight(copy) : undefined;
      }
    }
  }
}

function readSight(copy: Buffer): HeaderSight {
  const part = ({ at, bytes }: typeof HEADER) => copy.subarray(at, at + bytes);
  return { header: part(HEADER), checkpoint: copy[STILL] === 1 ? part(CHECKPOINT) : undefined };
}
