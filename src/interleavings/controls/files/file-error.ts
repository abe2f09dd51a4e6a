import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { isUrl } from '../../experiment/is-url';
import { makeSystemError } from '../system-error';

/** The name of the system call in the error of a function, where it differs from the name of the function. */
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

/** The same for the methods of an open file. Their errors have no path. */
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

/** Error codes that occur when a file is read, not when it is opened. */
const whenRead: ReadonlySet<string> = new Set(['EIO', 'EISDIR']);

/** Returns a function that makes the error of a file function for a code such as `EBUSY`. */
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

/** Like {@link makeFileError}, for a method of a file handle. */
export function makeHandleError(name: string, code: string): () => Error {
  return () => makeSystemError(code, { syscall: callsOfHandles[name] ?? name });
}

/** The path as Node shows it in an error, for each kind of path argument. */
function pathIn(file: unknown): string | undefined {
  if (isUrl(file)) {
    return fileURLToPath(file);
  }
  return typeof file === 'string' || types.isUint8Array(file) ? Buffer.from(file).toString() : undefined;
}
