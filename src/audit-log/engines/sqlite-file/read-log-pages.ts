import { closeSync, openSync, readSync } from 'node:fs';
import { findDescriptor } from './file-identity';

/** Where the parts of a write-ahead log lie; see "The WAL File Format" of SQLite. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const SALT = 16;
const SALT_BYTES = 8;
const FRAME_SIZE = 4;
const FRAME_SIZE_BYTES = 4;
const FRAME_SALT = 8;
const INDEX_SALT = 32;
/** How many bytes the checksum covers: of the header of the log, and of the header of a frame. */
const CHECKED_BYTES = 24;
const FRAME_CHECKED_BYTES = 8;
const FRAME_SUM = 16;
/** The lowest bit tells the byte order of the checksums. */
const MAGIC = 0x377f0682;

type Checksum = readonly [first: number, second: number];

/** The first bytes of a write-ahead log; fewer where it is shorter. */
export function readLogHeader(path: string): Buffer {
  // Closing this descriptor does no harm: SQLite has no POSIX lock on the log that it would release.
  const log = openSync(path, 'r');
  try {
    return readOpenLogHeader(log);
  } finally {
    closeSync(log);
  }
}

/** Reads the same through an open file descriptor. */
export function readOpenLogHeader(descriptor: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  return header.subarray(0, readSync(descriptor, header, 0, HEADER_BYTES, 0));
}

/** How many pages the database had after a commit, as its last frame says. Frames count from 1. `undefined` where the log is shorter. */
export function readCommittedSize(path: string, pageSize: number, frame: number): number | undefined {
  const log = openSync(path, 'r');
  try {
    const size = Buffer.alloc(FRAME_SIZE_BYTES);
    const at = HEADER_BYTES + (frame - 1) * (FRAME_HEADER_BYTES + pageSize) + FRAME_SIZE;
    return readSync(log, size, 0, size.length, at) === size.length ? size.readUInt32BE(0) : undefined;
  } finally {
    closeSync(log);
  }
}

/**
 * The salt in an index (`-shm`), which only the log of this index has; `undefined` where the system does not list open
 * descriptors.
 *
 * Read through the descriptor of SQLite: to close another one would release the POSIX locks that SQLite holds on the index.
 */
export function readIndexSalt(path: string): Buffer | undefined {
  const descriptor = findDescriptor(path);
  if (descriptor === undefined) {
    return undefined;
  }
  const salt = Buffer.alloc(SALT_BYTES);
  readSync(descriptor, salt, 0, SALT_BYTES, INDEX_SALT);
  return salt;
}

/** Whether this is a valid header, and has this salt. The salt matters: the log of another file has a valid header, too. */
export function isHeaderOf(header: Buffer, salt: Buffer | undefined): boolean {
  return readHeaderSum(header) !== undefined && (salt === undefined || hasSalt(header, salt));
}

/**
 * Reads the page number of each frame of a write-ahead log, up to the first broken frame: what SQLite would find after a crash.
 *
 * @param header the header of the log when it was sound; by default, the header that it has now.
 */
export function readLogPages(
  path: string,
  pageSize: number,
  header = readLogHeader(path),
): readonly number[] {
  const pages: number[] = [];
  const sum = readHeaderSum(header);
  if (sum === undefined) {
    return pages;
  }
  const log = openSync(path, 'r');
  try {
    const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
    let last: Checksum = sum;
    while (
      readSync(log, frame, 0, frame.length, HEADER_BYTES + pages.length * frame.length) === frame.length
    ) {
      const checked = addUp(header, frame.subarray(0, FRAME_CHECKED_BYTES), last);
      last = addUp(header, frame.subarray(FRAME_HEADER_BYTES), checked);
      // Frames that are left from before the last restart of the log have another salt.
      if (!hasSalt(header, frame.subarray(FRAME_SALT)) || !isSum(frame, FRAME_SUM, last)) {
        break;
      }
      pages.push(frame.readUInt32BE(0));
    }
    return pages;
  } finally {
    closeSync(log);
  }
}

/** The checksum at the end of a header; `undefined` where the header is not valid. */
function readHeaderSum(header: Buffer): Checksum | undefined {
  if (header.length < HEADER_BYTES || header.readUInt32BE(0) >>> 1 !== MAGIC >>> 1) {
    return undefined;
  }
  const sum = addUp(header, header.subarray(0, CHECKED_BYTES), [0, 0]);
  return isSum(header, CHECKED_BYTES, sum) ? sum : undefined;
}

function hasSalt(header: Buffer, salt: Buffer): boolean {
  return header.subarray(SALT, SALT + SALT_BYTES).equals(salt.subarray(0, SALT_BYTES));
}

/** Continues a checksum over some bytes, in the byte order that the header of the log names. */
function addUp(header: Buffer, bytes: Buffer, [one, two]: Checksum): Checksum {
  const isLittle = header.readUInt32BE(0) === MAGIC;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [first, second] = [one, two];
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + words.getUint32(at, isLittle) + second) >>> 0;
    second = (second + words.getUint32(at + 4, isLittle) + first) >>> 0;
  }
  return [first, second];
}

function isSum(bytes: Buffer, at: number, [first, second]: Checksum): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}
