import { spawnSync } from 'node:child_process';

/** The commits on which the work in a folder is based. */
export interface Bases {
  readonly commits: readonly string[];
  /** Why an expected commit is not available; empty if none is missing. */
  readonly missing: string;
}

/** The refs of the main branch. The remote one does not contain commits that were not pushed. */
const MAIN_LINES = ['refs/remotes/origin/main', 'refs/heads/main'];

/**
 * The commits where the work branched off from the main branch. On the main branch itself: the previous commit, and the last commit,
 * because the files may have uncommitted changes.
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
  // The first commit of a repository has no parent. In a shallow clone, the parent of the first available commit is only missing.
  const isCut = (before.length === 0 || hasUnknownFork(folder, forks)) && isShallow(folder);
  const missing = isCut
    ? 'this is a shallow clone, and the commit on which it is based is not in it. Run "git fetch --unshallow".'
    : '';
  return { commits: [...before, head], missing };
}

/** The content of a file in a commit. Empty if the commit does not have the file; undefined if git cannot read it. */
export function readFileAt(folder: string, commit: string, file: string): string | undefined {
  const isThere = ask(folder, 'ls-tree', '--name-only', commit, '--', file).length > 0;
  const lines = ask(folder, 'show', `${commit}:./${file}`);
  return isThere && lines.length === 0 ? undefined : lines.join('\n');
}

/** Whether there is a main branch, but the commit where this work branched off is unknown. */
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

/** The output of git as lines; empty if git fails, for example because the object does not exist. */
function ask(folder: string, ...args: readonly string[]): string[] {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0
    ? stdout.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1)
    : [];
}
