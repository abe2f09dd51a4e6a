import { type BigIntStats, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { identify, look } from './file-identity';

/** Where Linux tells who has locked what. Other systems tell it nowhere. */
const LOCKS = '/proc/locks';

/** What SQLite locks, for as long as it has a file open: where that begins, and a byte of it. */
export type LockRange = readonly [from: number, byte: number];

/** What it locks of the file, and of the index of its log. */
export const FILE_LOCK: LockRange = [2 ** 30, 2 ** 30 + 2];
export const INDEX_LOCK: LockRange = [120, 128];

/** Another process may be between the two locks, or about to open one of the files or to close it. */
const LOOKS_MAX = 10;
const LOOK_MS = 25;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** What is found at each of some looks; `undefined` where one of them finds nothing. Blocks the thread for a moment in between. */
export function findLasting<T>(find: () => T | undefined): T | undefined {
  for (let looks = 1; ; looks += 1) {
    const found = find();
    if (found === undefined || looks === LOOKS_MAX) {
      return found;
    }
    Atomics.wait(sleeper, 0, 0, LOOK_MS);
  }
}

/** Each lock in words: its number, four that say of what kind it is, who has it, on which file, and the first and the last byte. */
export function readLocks(): readonly (readonly string[])[] {
  try {
    return readFileSync(LOCKS, 'utf8')
      .split('\n')
      .map((line) => line.split(/ +/));
  } catch {
    // Also where it may not be read. Then nobody knows.
    return [];
  }
}

/** Who holds such a lock on a file, by what was read. */
export function holders(
  locks: readonly (readonly string[])[],
  file: BigIntStats | undefined,
  [from, byte]: LockRange,
): string[] {
  if (file === undefined) {
    return [];
  }
  const name = nameInLocks(file);
  return locks
    .filter(
      ([, , , , , locked, first, last]) =>
        locked === name && Number(first) >= from && Number(first) <= byte && Number(last) >= byte,
    )
    .map(([, , , , user = '']) => user);
}

/** What a process has open, by name. Only its own user is told, and whoever may do everything. */
export function filesOf(user: string): [name: string, identity: string | undefined][] {
  const folder = `/proc/${user}/fd`;
  try {
    return readdirSync(folder).flatMap((descriptor) => nameOf(`${folder}/${descriptor}`));
  } catch {
    return [];
  }
}

function nameOf(descriptor: string): [name: string, identity: string | undefined][] {
  try {
    return [[readlinkSync(descriptor), identify(look(descriptor))]];
  } catch {
    // It was closed meanwhile.
    return [];
  }
}

/** Both numbers of the device, in hexadecimal digits, and that of the file. */
function nameInLocks({ dev, ino }: BigIntStats): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & 0xfffff000n);
  const minor = (dev & 0xffn) | ((dev >> 12n) & 0xffffff00n);
  return `${hex(major)}:${hex(minor)}:${ino}`;
}

function hex(number: bigint): string {
  return number.toString(16).padStart(2, '0');
}
