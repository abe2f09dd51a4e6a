import { readSync, writeSync } from 'node:fs';

/** A page of SQLite's file format, version 3. */
interface Page {
  readonly bytes: Buffer;
  /** Where its header begins: the first page begins with that of the file. */
  readonly header: number;
}

/** What the map of an auto-vacuum file says of a page that belongs to a table or an index. */
const ROOT = 1;
const BRANCH = 5;

/** The kinds of such a page, and how long the header of each is. */
const HEADER_BYTES: ReadonlyMap<number, number> = new Map([
  [2, 12],
  [5, 12],
  [10, 8],
  [13, 8],
]);

const FILE_HEADER_BYTES = 100;
const MAP_ENTRY_BYTES = 5;
/** The page with this byte is locked and never written. */
const LOCK_BYTE = 2 ** 30;

/**
 * Overwrites what is between the list of cells and the cells, in the pages from `first` on that belong to tables and indexes.
 *
 * SQLite wipes each cell that it deletes (`secure_delete`). But where it makes one page of two it writes the cells anew, and
 * leaves there what they were written over: nobody sees it, and nobody needs it. It is wiped in the file itself, because no
 * statement reaches it. Only that gap is written, which no reader looks at, and a crash half-way leaves half of it wiped.
 *
 * The caller holds the write lock, and all that was committed is in the file.
 *
 * @param descriptor the one that SQLite has. To close another one would take from SQLite the locks of this whole process.
 */
export function wipeGaps(descriptor: number, pageBytes: number, first: number, last: number): void {
  const bytes = Buffer.alloc(pageBytes);
  const map = new PageMap(descriptor, pageBytes);
  for (let number = first; number <= last; number += 1) {
    if (map.isBranch(number)) {
      const start = (number - 1) * pageBytes;
      readSync(descriptor, bytes, 0, pageBytes, start);
      const gap = findGap({ bytes, header: number === 1 ? FILE_HEADER_BYTES : 0 });
      if (gap?.some((byte) => byte !== 0)) {
        writeSync(descriptor, gap.fill(0), 0, gap.length, start + gap.byteOffset - bytes.byteOffset);
      }
    }
  }
}

/** Which pages of an auto-vacuum file belong to tables and indexes: the file itself keeps a map of its pages. */
class PageMap {
  readonly #descriptor: number;
  readonly #pageBytes: number;
  readonly #bytes: Buffer;
  #number = 0;

  constructor(descriptor: number, pageBytes: number) {
    this.#descriptor = descriptor;
    this.#pageBytes = pageBytes;
    this.#bytes = Buffer.alloc(pageBytes);
  }

  isBranch(page: number): boolean {
    if (page === 1) {
      return true;
    }
    const span = Math.trunc(this.#pageBytes / MAP_ENTRY_BYTES) + 1;
    const lockPage = LOCK_BYTE / this.#pageBytes + 1;
    const regular = Math.trunc((page - 2) / span) * span + 2;
    const number = regular === lockPage ? regular + 1 : regular;
    if (page <= number || page === lockPage) {
      return false;
    }
    if (number !== this.#number) {
      readSync(this.#descriptor, this.#bytes, 0, this.#pageBytes, (number - 1) * this.#pageBytes);
      this.#number = number;
    }
    const kind = this.#bytes[MAP_ENTRY_BYTES * (page - number - 1)];
    return kind === ROOT || kind === BRANCH;
  }
}

/** The part of a page that holds nothing; `undefined` where that cannot be told. */
function findGap({ bytes, header }: Page): Buffer | undefined {
  const headerBytes = HEADER_BYTES.get(bytes.readUInt8(header));
  if (headerBytes === undefined) {
    return undefined;
  }
  const cellCount = bytes.readUInt16BE(header + 3);
  const from = header + headerBytes + 2 * cellCount;
  // 0 stands for 65536.
  const to = bytes.readUInt16BE(header + 5) || 65_536;
  return from <= to && to <= bytes.length ? bytes.subarray(from, to) : undefined;
}
