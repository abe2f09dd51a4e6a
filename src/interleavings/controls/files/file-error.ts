import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { isUrl } from '../../experiment/is-url';
import { makeSystemError } from '../system-error';

/** The system calls by which functions fail, where these have names of their own. */
const calls: Readonly<Record<string, string>> = {
  readFile: 'open',
  appendFile: 'open',
  truncate: 'open',
  'writeFile: open': 'open',
  'writeFile: write': 'write',
  readdir: 'scandir',
  copyFile: 'copyfile',
  cp: 'lstat',
  rm: 'lstat',
  utimes: 'utime',
  lutimes: 'lutime',
  futimes: 'futime',
  readv: 'read',
  writev: 'write',
};

/** Those of a file that is open already, which have no path to name. */
const callsOfHandles: Readonly<Record<string, string>> = {
  readFile: 'read',
  readv: 'read',
  appendFile: 'write',
  writeFile: 'write',
  writev: 'write',
  chmod: 'fchmod',
  chown: 'fchown',
  datasync: 'fdatasync',
  stat: 'fstat',
  sync: 'fsync',
  truncate: 'ftruncate',
  utimes: 'futime',
};

const withTwoPaths: ReadonlySet<string> = new Set(['rename', 'copyFile', 'link', 'symlink']);

/** Errors that a file has only when it is read. */
const whenRead: ReadonlySet<string> = new Set(['EIO', 'EISDIR']);

/** What makes the error with which a function of this name fails by a code: `EBUSY`. */
export function makeFileError(name: string, code: string): (...args: readonly unknown[]) => Error {
  if (name === 'writeFile: write' || (name === 'readFile' && whenRead.has(code))) {
    return makeHandleError(name === 'readFile' ? 'read' : 'write', code);
  }
  return (file, second) => {
    const path = pathIn(file);
    const dest = withTwoPaths.has(name) ? pathIn(second) : undefined;
    return makeSystemError(code, {
      syscall: calls[name] ?? name,
      ...(path !== undefined && { path }),
      ...(dest !== undefined && { dest }),
    });
  };
}

/** The same for a method of a handle. */
export function makeHandleError(name: string, code: string): () => Error {
  return () => makeSystemError(code, { syscall: callsOfHandles[name] ?? name });
}

/** The path as Node names it, whichever way it was given. */
function pathIn(file: unknown): string | undefined {
  if (isUrl(file)) {
    return fileURLToPath(file);
  }
  return typeof file === 'string' || types.isUint8Array(file) ? Buffer.from(file).toString() : undefined;
}
