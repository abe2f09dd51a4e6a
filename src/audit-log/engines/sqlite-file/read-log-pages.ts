import { closeSync, openSync, readSync } from 'node:fs';

/** Where the parts of a write-ahead log lie; see "The WAL File Format" of SQLite. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const SALT = [16, 24] as const;
const FRAME_SALT = [8, 16] as const;
/** The last bit tells how the checksums are made. */
const MAGIC = 0x377f0682;

/**
 * Reads which page each frame of a write-ahead log has, up to the first place where it is broken off.
 *
 * SQLite holds no lock on this file that closing it could take away.
 */
export function readLogPages(path: string, pageSize: number): readonly number[] {
  const pages: number[] = [];
  const log = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const frame = Buffer.alloc(FRAME_HEADER_BYTES);
    const isLog = readSync(log, header, 0, HEADER_BYTES, 0) === HEADER_BYTES && isMagic(header);
    for (let at = HEADER_BYTES; isLog; at += FRAME_HEADER_BYTES + pageSize) {
      // What was left by an earlier turn of the log has another salt.
      if (
        readSync(log, frame, 0, FRAME_HEADER_BYTES, at) < FRAME_HEADER_BYTES ||
        frame.compare(header, ...SALT, ...FRAME_SALT) !== 0
      ) {
        break;
      }
      pages.push(frame.readUInt32BE(0));
    }
    return pages;
  } finally {
    closeSync(log);
  }
}

function isMagic(header: Buffer): boolean {
  return header.readUInt32BE(0) >>> 1 === MAGIC >>> 1;
}
