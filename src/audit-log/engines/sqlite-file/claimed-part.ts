import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, type Stats } from 'node:fs';
import { chmod, lstat, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from './explain-sqlite-failure';
import { SIDES } from './side-files';
import { takeLock } from './take-lock';

/** What Linux calls the time since the machine was started: no two of them have the same, and all its containers see it. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** What we make beside a part. */
const LOCK = '-lock';

/** Nobody else takes the lock of so many new files in a row: SQLite calls it busy, too, where the system gives no locks. */
const CLAIMS_MAX = 10;

/** The end of the id says since which start of which machine it was made, where the system tells. */
const NAMED = /^(.+\.[\da-f]{8}(?:-[\da-f]{4}){3}-([\da-f]{12})\.part)-lock$/s;

/** The names of what this process has claimed: where the system does not tell of starts, nothing else tells that somebody lives. */
const own = new Set<string>();

/** Something that is not finished yet or is needed for a while, a file or a folder, at a path that nobody else uses. */
export interface ClaimedPart {
  readonly path: string;
  /** Removes what is there, and gives the path back. Never rejects. */
  readonly end: () => Promise<void>;
}

/**
 * Claims a path for what is not finished: `<begin>.<id>.part`. As long as the process lives, it has the lock beside it; so others
 * can tell what is still written from what a process has left that was killed.
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

/** Gives nothing where somebody removed what is left by others between the two steps, and took it for such. */
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
    release = takeLock(lockFile);
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

/** Makes an empty file that nobody else may read, whatever the umask. Rejects where something is there. */
export async function makeOwn(file: string): Promise<void> {
  await (await open(file, 'wx', 0o600)).close();
  await chmod(file, 0o600);
}

/**
 * Removes the parts of this user in a folder whose makers are gone. Never rejects.
 *
 * Of a part that was made on another machine, or before this one was started, nobody here can know whether somebody still writes it.
 * What has no lock beside it was made by another program, and is nothing to us.
 *
 * @returns the paths of those, which are left as they are.
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

/** Whether it is known who writes it: a process that lives; or nobody, and then it is removed. */
async function removeLeft(part: string): Promise<boolean> {
  const lockFile = part + LOCK;
  // In a folder that everybody may write into, somebody may have put anything there under such a name.
  if (!(await isOurLock(lockFile)) || (existsSync(part) && !isOurs(await lstat(part)))) {
    return false;
  }
  const release = takeLock(lockFile);
  if (release === undefined) {
    return true;
  }
  try {
    await remove(part);
    // Before it is released: who claims a path looks whether it is still there.
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
  const paths = ['', ...SIDES].map((side) => part + side);
  await Promise.allSettled(paths.map((path) => rm(path, { recursive: true, force: true })));
}

function newId(): string {
  const id = randomUUID();
  const boot = thisBoot();
  return boot === undefined ? id : id.slice(0, -boot.length) + boot;
}

/** Twelve digits that no other start of a machine has; `undefined` where the system does not tell. */
function thisBoot(): string | undefined {
  try {
    return /[\da-f]{12}$/.exec(readFileSync(BOOT_ID, 'utf8').trim())?.[0];
  } catch {
    return undefined;
  }
}
