import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, type Stats } from 'node:fs';
import { lstat, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from './explain-sqlite-failure';
import { SIDES } from './side-files';
import { takeLock, takeLockIfThere } from './take-lock';

/** The boot id of Linux: it is another one after each start of each machine, and the same in all containers of a machine. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** The suffix of the lock file beside a part. */
const LOCK = '-lock';

/**
 * How often a claim is tried. No other process takes the locks of so many new files in a row: if all are busy, the file system
 * gives no locks, which SQLite reports in the same way.
 */
const CLAIMS_MAX = 10;

/** The name of a lock file. The end of the id is the end of the boot id, where the system has one. */
const NAMED = /^(.+\.[\da-f]{8}(?:-[\da-f]{4}){3}-([\da-f]{12})\.part)-lock$/s;

/** The names that this process has claimed. Without a boot id, nothing else shows that the process which claimed them is alive. */
const own = new Set<string>();

/** An unfinished or temporary file or folder, at a path that no other process uses. */
export interface ClaimedPart {
  readonly path: string;
  /** Removes what is at the path, and releases the path. Never rejects. */
  readonly end: () => Promise<void>;
}

/**
 * Claims the path `<begin>.<id>.part` for something unfinished. While the process lives, it holds the lock beside it. So other
 * processes can tell a part that is still written from one whose process was killed.
 *
 * @throws StoreFault (rejects) where the folder takes no locks, as a network disk may.
 * @throws what the system or the driver says (rejects) where there can be no file.
 */
export async function claimPart(begin: string): Promise<ClaimedPart> {
  for (let claims = 0; claims < CLAIMS_MAX; claims += 1) {
    const part = await tryToClaim(begin);
    if (part !== undefined) {
      return part;
    }
  }
  throw new StoreFault('STORE_WITHOUT_LOCKS', `the folder "${dirname(begin)}" takes no locks`);
}

/**
 * Gives `undefined` if another process locked or removed the lock file before this one had the lock: it took it for one of a
 * killed process.
 */
async function tryToClaim(begin: string): Promise<ClaimedPart | undefined> {
  const path = `${begin}.${newId()}.part`;
  const lockFile = path + LOCK;
  own.add(basename(path));
  let release: (() => void) | undefined;
  const end = async () => {
    await remove(path);
    release?.();
    await Promise.allSettled([rm(lockFile, { force: true })]);
    own.delete(basename(path));
  };
  try {
    await makeOwn(lockFile);
    release = takeLockIfThere(lockFile);
  } catch (error) {
    await end();
    throw error;
  }
  if (release !== undefined && existsSync(lockFile)) {
    return { path, end };
  }
  await end();
  return undefined;
}

/**
 * Makes an empty file that nobody else may read, whatever the umask. Rejects where something is there.
 *
 * The mode is set on the open file, not on the path: another process may remove the file at once, as one of a killed process.
 */
export async function makeOwn(file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.chmod(0o600);
  } finally {
    await handle.close();
  }
}

/**
 * Removes the parts of this user in a folder whose processes have ended. Never rejects.
 *
 * If a part was made on another machine, or before this machine was started, it is unknown whether a process still writes it. A
 * file without a lock file was made by another program, and is ignored.
 *
 * @returns the paths of the parts for which that is unknown. They are left as they are.
 */
export async function removeLeftParts(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const left: string[] = [];
  for (const name of names) {
    const [, partName = '', boot] = NAMED.exec(name) ?? [];
    const part = join(folder, partName);
    if (partName !== '' && !own.has(partName) && !(await isKnownOrRemoved(part, boot)) && existsSync(part)) {
      left.push(part);
    }
  }
  return left;
}

async function isKnownOrRemoved(part: string, boot: string | undefined): Promise<boolean> {
  return boot === thisBoot() && (await removeLeft(part).catch(() => false));
}

/** Whether the state of a part is known: a living process writes it; or no process does, and it is removed. */
async function removeLeft(part: string): Promise<boolean> {
  const lockFile = part + LOCK;
  // In a folder that everybody may write into, another user may have made anything with such a name.
  if (!(await isOurLock(lockFile)) || (existsSync(part) && !isOurs(await lstat(part)))) {
    return false;
  }
  const release = takeLock(lockFile);
  if (release === undefined) {
    return true;
  }
  try {
    await remove(part);
    // Before the lock is released: a process that claims a path checks, when it has the lock, that the lock file still exists.
    await rm(lockFile, { force: true });
    return true;
  } finally {
    release();
  }
}

async function isOurLock(lockFile: string): Promise<boolean> {
  const stats = await lstat(lockFile);
  return stats.isFile() && stats.size === 0 && isOurs(stats);
}

function isOurs({ uid }: Stats): boolean {
  return uid === process.getuid?.();
}

async function remove(part: string): Promise<void> {
  for (const side of ['', ...SIDES]) {
    await rm(part + side, { recursive: true, force: true }).catch(() => undefined);
  }
}

function newId(): string {
  const id = randomUUID();
  const boot = thisBoot();
  return boot === undefined ? id : id.slice(0, -boot.length) + boot;
}

/** Twelve hexadecimal digits that tell this start of this machine from all others; `undefined` where the system has no boot id. */
function thisBoot(): string | undefined {
  try {
    return /[\da-f]{12}$/.exec(readFileSync(BOOT_ID, 'utf8').trim())?.[0];
  } catch {
    return undefined;
  }
}
