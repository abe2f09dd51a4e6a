import { makeSystemError } from '../system-error';

/** The system calls by which functions fail, where these have names of their own. */
const calls: Readonly<Record<string, string>> = {
  readFile: 'open',
  appendFile: 'open',
  'writeFile: open': 'open',
  'writeFile: write': 'write',
  readdir: 'scandir',
  copyFile: 'copyfile',
};

const withTwoPaths: ReadonlySet<string> = new Set(['rename', 'copyFile', 'link', 'symlink', 'cp']);

/** What makes the error with which a function of this name fails by a code: `EBUSY`. */
export function makeFileError(name: string, code: string): (...args: readonly unknown[]) => Error {
  return (path, second) =>
    makeSystemError(code, {
      syscall: calls[name] ?? name,
      ...(typeof path === 'string' && { path }),
      ...(withTwoPaths.has(name) && { dest: second }),
    });
}
