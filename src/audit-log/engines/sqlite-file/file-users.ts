import { type BigIntStats, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { identify, look } from './file-identity';
import { sleep } from './sleep';

/** Where Linux lists which process has locked what. Other systems have no such list. */
const LOCKS = '/proc/locks';

/** The bytes that SQLite locks while it has a file open: where the range may begin, and a byte that is always in it. */
export type LockRange = readonly [from: number, byte: number];

/** The locks on the file, and on its `-shm`: the index of the write-ahead log. */
export const FILE_LOCK: LockRange = [2 ** 30, 2 ** 30 + 2];
export const INDEX_LOCK: LockRange = [120, 128];

/**
 * How often to look, and how long to wait in between: another process may hold only one of the two locks while it opens or closes
 * the files.
 */
const LOOKS_MAX = 10;
const LOOK_MS = 25;

/**
 * Looks several times, and returns what it found only if it found something each time. Blocks the thread for a moment between two
 * looks.
 */
export function findLasting<T>(find: () => T | undefined): T | undefined {
  for (let looks = 1; ; looks += 1) {
    const found = find();
    if (found === undefined || looks === LOOKS_MAX) {
      return found;
    }
    sleep(LOOK_MS);
  }
}

/** The fields of each lock: its number, three for its kind, the process id, the file, and the first and the last byte. */
export function readLocks(): readonly (readonly string[])[] {
  try {
    return readFileSync(LOCKS, 'utf8')
      .split('\n')
      .map((line) => line.split(/ +/));
  } catch {
    // There is no list, or it may not be read: then the locks are unknown.
    return [];
  }
}

/** The ids of the processes that hold such a lock on a file. */
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

/** The files that a process has open, with their names. Only its own user and root may see them; for anybody else there are none. */
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

/** How `/proc/locks` names a file: major and minor number of the device, in hexadecimal digits, and the inode number. */
function nameInLocks({ dev, ino }: BigIntStats): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & 0xfffff000n);
  const minor = (dev & 0xffn) | ((dev >> 12n) & 0xffffff00n);
  return `${hex(major)}:${hex(minor)}:${ino}`;
}

function hex(number: bigint): string {
  return number.toString(16).padStart(2, '0');
}
