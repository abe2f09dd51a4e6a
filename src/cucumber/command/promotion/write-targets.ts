import { constants } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError, RefusalError } from '../command-errors';
import type { FileChange } from './file-change';
import { isWithin, repositoryOf } from './repository';

/**
 * The changes with the real paths of their files (symlinks resolved), each file once. Nothing has been written yet.
 *
 * @throws RefusalError where a symlink leads out of the repository or is broken, and where a file is read-only.
 */
export async function findTargets(
  changes: readonly FileChange[],
  cwd: string,
): Promise<readonly FileChange[]> {
  const root = repositoryOf(cwd);
  const targets = new Map<string, FileChange>();
  for (const change of changes) {
    const file = await findTarget(path.resolve(cwd, change.file), change, root);
    const other = targets.get(file);
    if (other !== undefined && other.after !== change.after) {
      refuse(`${change.file} and another file of this promotion are links to ${file}`, 'Promote one of them');
    }
    targets.set(file, { ...change, file });
  }
  return [...targets.values()];
}

async function findTarget(written: string, { file, before }: FileChange, root: string): Promise<string> {
  if (before === undefined && (await isThere(written))) {
    refuse(`${file} is a link that leads nowhere`, 'Remove it');
  }
  const target =
    before === undefined
      ? path.join(await realFolder(path.dirname(written), file), path.basename(written))
      : await realpath(written);
  // Only a path inside the repository can leave it through a symlink. A path outside was given on purpose.
  if (isWithin(root, written) && !isWithin(await realpath(root), target)) {
    refuse(
      `${file} leads to ${target} through a link, which is outside of ${root}`,
      'Promote it where it lies, or put a file in the place of the link',
    );
  }
  if (before !== undefined) {
    await refuseReadOnly(target, file);
  }
  return target;
}

// Also check the mode bits: root can write every file, but somebody has made this one read-only for a reason.
async function refuseReadOnly(target: string, file: string): Promise<void> {
  const { mode } = await stat(target);
  const isWritable = await access(target, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable || (mode & 0o222) === 0) {
    refuse(
      `${file} is read-only (mode ${(mode & 0o777).toString(8)})`,
      `Make it writable (chmod u+w ${file})`,
    );
  }
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

async function realFolder(folder: string, file: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    throw CommandError.because(`${file} cannot be made, so nothing was changed`, error);
  }
}

function refuse(what: string, advice: string): never {
  throw new RefusalError(`${what}, so nothing was changed. ${advice}, and promote again.`);
}
