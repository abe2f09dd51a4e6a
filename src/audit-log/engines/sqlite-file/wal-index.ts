import { readSync, writeSync } from 'node:fs';
import { findOpen, identify, look, mayWrite } from './file-identity';

/** Where the parts of a WAL index (`-shm`) lie, in bytes; see "WAL-Index Format" of SQLite. The header is there twice. */
const HEADER_BYTES = 48;
const SALT = { at: 32, bytes: 8 };
const COPIED_FRAMES = { at: 96, bytes: 4 };
const TRIED_FRAMES = { at: 128, bytes: 4 };

/** The header as numbers in the processor's own order of bytes: its version comes first, and its checksum last. */
const CHECKSUM = 10;
const UNKNOWN_VERSION = 0xffff_ffff;

interface Part {
  readonly at: number;
  readonly bytes: number;
}

/**
 * The index of a write-ahead log (WAL), which says how far checkpoints have copied the WAL into the main file.
 *
 * It is read and written through a descriptor that SQLite has open: to open the file once more and close it would release the locks
 * that SQLite holds on it. Where the system does not list open descriptors, as on Windows, nothing is known.
 */
export class WalIndex {
  readonly #identity: string | undefined;

  /** The index that is at this path now; later another file may be there. */
  constructor(path: string) {
    this.#identity = identify(look(path));
  }

  /**
   * The same bytes until a checkpoint runs; `undefined` while one runs, after one was killed, and where nothing is known.
   *
   * A checkpoint first notes how many frames it is going to copy, then copies them, and then notes that they are copied.
   */
  readCheckpoint(): Buffer | undefined {
    const index = findOpen(this.#identity);
    if (index === undefined) {
      return undefined;
    }
    const copied = readPart(index, COPIED_FRAMES);
    return copied.equals(readPart(index, TRIED_FRAMES))
      ? Buffer.concat([readPart(index, SALT), copied])
      : undefined;
  }

  /**
   * Makes SQLite refuse the index in all processes that have it open, by a version that no SQLite knows. So none of their connections copies
   * the WAL into the main file any more, or deletes a WAL that lies there: not even the last one that closes.
   */
  disable(): void {
    const index = findOpen(this.#identity, mayWrite);
    if (index === undefined) {
      return;
    }
    const header = readPart(index, { at: 0, bytes: HEADER_BYTES });
    const words = new Uint32Array(header.buffer, header.byteOffset, HEADER_BYTES / 4);
    words[0] = UNKNOWN_VERSION;
    words.set(addUp(words.subarray(0, CHECKSUM)), CHECKSUM);
    for (const at of [HEADER_BYTES, 0]) {
      writeSync(index, header, 0, HEADER_BYTES, at);
    }
  }
}

/** The checksum of SQLite over pairs of words. */
function addUp(words: Uint32Array): readonly [first: number, second: number] {
  let [first, second] = [0, 0];
  for (let at = 0; at < words.length; at += 2) {
    first = (first + Number(words[at]) + second) >>> 0;
    second = (second + Number(words[at + 1]) + first) >>> 0;
  }
  return [first, second];
}

function readPart(descriptor: number, { at, bytes }: Part): Buffer {
  const part = Buffer.alloc(bytes);
  readSync(descriptor, part, 0, bytes, at);
  return part;
}
