import { spawnSync } from 'node:child_process';

/** What the work in a folder is based on. */
export interface Bases {
  readonly commits: readonly string[];
  /** Why a commit is missing here that there ought to be; empty if none is. */
  readonly missing: string;
}

/** Where the main line of development may be. What has not been pushed yet is not on the first. */
const MAIN_LINES = ['refs/remotes/origin/main', 'refs/heads/main'];

/**
 * Where the work has left the main line of development. On that line itself: the commit before the last, and the last one, from
 * which the files may differ.
 */
export function findBases(folder: string): Bases {
  const [head] = ask(folder, 'rev-parse', '--verify', '--quiet', 'HEAD');
  if (head === undefined) {
    return { commits: [], missing: whyNoCommit(folder) };
  }
  const forks = MAIN_LINES.flatMap((line) => ask(folder, 'merge-base', '--all', 'HEAD', line));
  const commits = [...new Set(forks)].filter((commit) => commit !== head);
  if (commits.length > 0) {
    return { commits, missing: '' };
  }
  const before = ask(folder, 'rev-parse', '--verify', '--quiet', 'HEAD^');
  // The first commit of all has none before it. One that is the first only because the rest was not fetched has.
  const isCut = (before.length === 0 || hasUnknownFork(folder, forks)) && isShallow(folder);
  const missing = isCut
    ? 'this is a shallow clone, and the commit on which it is based is not in it. Run "git fetch --unshallow".'
    : '';
  return { commits: [...before, head], missing };
}

/** The text of a file in a commit; empty where the commit has no such file, undefined where git cannot read it. */
export function readFileAt(folder: string, commit: string, file: string): string | undefined {
  const isThere = ask(folder, 'ls-tree', '--name-only', commit, '--', file).length > 0;
  const lines = ask(folder, 'show', `${commit}:./${file}`);
  return isThere && lines.length === 0 ? undefined : lines.join('\n');
}

/** Whether there is a main line of development, and nobody can tell where this has left it. */
function hasUnknownFork(folder: string, forks: readonly string[]): boolean {
  const isThere = MAIN_LINES.some((line) => ask(folder, 'rev-parse', '--verify', '--quiet', line).length > 0);
  return isThere && forks.length === 0;
}

function isShallow(folder: string): boolean {
  return ask(folder, 'rev-parse', '--is-shallow-repository')[0] === 'true';
}

function whyNoCommit(folder: string): string {
  const { status, error, stderr } = spawnSync('git', ['rev-parse', '--git-dir'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) {
    return `git cannot be run here (${error.message}).`;
  }
  return status === 0
    ? 'there is no commit yet.'
    : `this folder is in no git repository that can be opened (${stderr.split('\n')[0]}).`;
}

/** What git answers, line by line; nothing where it fails, as it does for what is not there. */
function ask(folder: string, ...args: readonly string[]): string[] {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0
    ? stdout.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1)
    : [];
}
