import { readSync, writeSync } from 'node:fs';

/** A page of SQLite's file format, version 3. */
interface Page {
  readonly bytes: Buffer;
  /** Where the page header begins: in the first page, behind the header of the file. */
  readonly header: number;
}

/** The types that the pointer map of an auto-vacuum file gives to the pages of tables and indexes: a root page, and any other page. */
const ROOT = 1;
const BRANCH = 5;

/** The types of such a page in its own header, and the length of that header for each type. */
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
 * Overwrites the gap between the cell pointers and the cells, in the pages from `first` to `last` that belong to tables and
 * indexes.
 *
 * SQLite wipes each cell that it deletes (`secure_delete`). But when it merges two pages, it writes the cells anew, and leaves
 * old bytes in the gap. No reader looks at the gap, and no statement reaches it, so it is wiped in the file itself. Nothing else
 * is written, so a crash half-way only leaves a part of the gap unwiped.
 *
 * The caller holds the write lock, and all that was committed is in the file.
 *
 * @param descriptor the one that SQLite has. To close another one would release the POSIX locks of this whole process on the
 * file.
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

/** Which pages of an auto-vacuum file belong to tables and indexes: its pointer map tells. */
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

/** The unused gap in a page; `undefined` where the page header makes no sense. */
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
