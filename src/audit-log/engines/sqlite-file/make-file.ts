import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  type StatsBase,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreFault } from './explain-sqlite-failure';

/**
 * Other users get no access to what we make, because details are often personal data. SQLite gives `-wal` and `-shm` the mode of
 * the file.
 */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** How often a symbolic link may be switched during one opening. */
const SWITCHES_MAX = 20;

/**
 * Makes the file where it is missing, and finds its real path. If somebody switches a symbolic link in the path meanwhile, the file is
 * made where the link leads now.
 *
 * @throws StoreFault where there can be no file.
 */
export function makeAndFind(file: string): { readonly isNew: boolean; readonly realPath: string } {
  for (let switchesLeft = SWITCHES_MAX; ; switchesLeft -= 1) {
    const isNew = makeFile(file);
    try {
      return { isNew, realPath: realpathSync(file) };
    } catch (error) {
      if (switchesLeft === 0 || !hasCode(error, 'ENOENT')) {
        throw error;
      }
    }
  }
}

/**
 * Makes the file, empty, and its folders where they are missing. What is there stays as it is, also its permissions.
 *
 * @returns whether the file is new.
 * @throws StoreFault where there can be no file.
 */
export function makeFile(file: string): boolean {
  refuseNoFile(statSync(file, { throwIfNoEntry: false }));
  makeFolders(dirname(file));
  try {
    const made = openSync(file, 'wx', FILE_MODE);
    try {
      // The umask may have taken away what its owner needs.
      fchmodSync(made, FILE_MODE);
    } finally {
      closeSync(made);
    }
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) {
      throw error;
    }
    return makeTarget(file);
  }
}

/**
 * Refuses what is not a file. Call it before SQLite opens the path: for a device, SQLite would report a broken disk.
 *
 * @throws StoreFault where something is there that can be no database.
 */
export function refuseNoFile(found: StatsBase<number | bigint> | undefined): void {
  if (found !== undefined && !found.isFile()) {
    throw new StoreFault('STORE_NOT_A_FILE', `it is ${kindOf(found)}`);
  }
}

/**
 * Refuses files that this user may not write to. Call it before SQLite opens them: SQLite would open the file read-only, and
 * leave a `-wal` and a `-shm` beside it that nobody may write to, even after the user gets the right to write to the file.
 *
 * @throws StoreFault where this user may not write to the file with this real path, or to what is beside it.
 */
export function refuseUnwritable(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      // EPERM: the file was made unchangeable, as by `chattr +i`.
      if (['EACCES', 'EPERM', 'EROFS'].some((code) => hasCode(error, code))) {
        throw new StoreFault('STORE_READ_ONLY', `this user may not write to "${path}"`);
      }
    }
  }
}

function kindOf(found: StatsBase<number | bigint>): string {
  if (found.isDirectory()) {
    return 'a folder';
  }
  if (found.isSocket()) {
    return 'a socket';
  }
  return found.isFIFO() ? 'a pipe' : 'a device';
}

/** Makes the file to which a symbolic link leads, if it is missing. Its folder must exist. */
function makeTarget(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined || !lstatSync(file).isSymbolicLink()) {
    return false;
  }
  try {
    closeSync(openSync(file, 'a', FILE_MODE));
    return true;
  } catch (error) {
    throw hasCode(error, 'ENOENT')
      ? new StoreFault('STORE_NOT_A_FILE', 'it is a symbolic link into a folder that does not exist')
      : error;
  }
}

// One after the other, without `recursive`: if the system refuses to make a folder in one that exists, as in /proc, Node would
// never return.
function makeFolders(folder: string): void {
  const above = dirname(folder);
  if (isFolder(folder) || above === folder) {
    return;
  }
  makeFolders(above);
  try {
    mkdirSync(folder, FOLDER_MODE);
    chmodSync(folder, FOLDER_MODE);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) {
      throw error;
    }
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
