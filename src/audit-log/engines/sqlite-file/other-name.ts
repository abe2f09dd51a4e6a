import { type BigIntStats, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look } from './file-identity';

/** Where Linux tells who has locked what. Other systems tell it nowhere. */
const LOCKS = '/proc/locks';

/** What SQLite locks of a file, and of the index of its log, for as long as it has both open: where that begins, and a byte of it. */
const FILE_LOCK = [2 ** 30, 2 ** 30 + 2] as const;
const INDEX_LOCK = [120, 128] as const;

/** Another process may be between the two locks. */
const LOOKS_MAX = 10;
const LOOK_MS = 25;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/**
 * Refuses a file that somebody has open by another of its names.
 *
 * SQLite names the log of commits after the file. Where hard links give it two names, or a mount of the file alone does, it has two
 * such logs, and each writes over what the other has stored. Who has it open by our name has locked the index of our log as well.
 * A second name that nobody uses does no harm: backups are made so. Blocks the thread for a moment, where there are two names.
 *
 * @throws StoreFault where it is so, and the system tells it.
 */
export function refuseOtherName(file: string): void {
  for (let looks = 1; ; looks += 1) {
    const user = findOtherUser(file);
    if (user === undefined) {
      return;
    }
    if (looks === LOOKS_MAX) {
      const who = user === String(process.pid) ? 'this process' : `process ${user}`;
      throw new StoreFault('STORE_OTHER_NAME', `it has another name, and ${who} has it open by that`);
    }
    Atomics.wait(sleeper, 0, 0, LOOK_MS);
  }
}

/** The number of a process that has the file open by another name. */
function findOtherUser(file: string): string | undefined {
  const main = look(file);
  if (main === undefined) {
    return undefined;
  }
  const locks = readLocks();
  const index = look(`${realpathSync(file)}-shm`);
  const ours = holders(locks, index, INDEX_LOCK);
  const others = holders(locks, main, FILE_LOCK).filter((user) => !ours.includes(user));
  // Of a mount the file knows nothing, and who has locked it alone may be about to lock the index as well.
  return main.nlink > 1n ? others[0] : others.find((user) => hasOtherIndex(user, main, index));
}

/** Whether a process has the file open, and beside it, by the name that the file has there, another index than ours. */
function hasOtherIndex(user: string, main: BigIntStats, index: BigIntStats | undefined): boolean {
  const open = new Map(filesOf(user));
  return [...open].some(([name, identity]) => {
    const indexThere = identity === identify(main) ? open.get(`${name}-shm`) : undefined;
    return indexThere !== undefined && indexThere !== identify(index);
  });
}

/** What a process has open, by name. Only its own user is told, and whoever may do everything. */
function filesOf(user: string): [name: string, identity: string | undefined][] {
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

/** Each lock in words: its number, four that say of what kind it is, who has it, on which file, and the first and the last byte. */
function readLocks(): readonly (readonly string[])[] {
  try {
    return readFileSync(LOCKS, 'utf8')
      .split('\n')
      .map((line) => line.split(/ +/));
  } catch {
    // Also where it may not be read. Then nobody knows.
    return [];
  }
}

function holders(
  locks: readonly (readonly string[])[],
  file: BigIntStats | undefined,
  [from, byte]: readonly [from: number, byte: number],
): string[] {
  const name = file && nameInLocks(file);
  return locks
    .filter(
      ([, , , , , locked, first, last]) =>
        locked === name && Number(first) >= from && Number(first) <= byte && Number(last) >= byte,
    )
    .map(([, , , , user = '']) => user);
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
