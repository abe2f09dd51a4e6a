import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../../ground/json-fields';

/** The folder that holds all that belongs together: that of the Git repository around a folder, or else the folder itself. */
export function repositoryOf(folder: string): string {
  return foldersAbove(folder).find((one) => existsSync(path.join(one, '.git'))) ?? folder;
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(folder: string, file: string): boolean {
  const below = path.relative(folder, file);
  return below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below);
}

/** The homes of a feature, nearest first: the folders of packages around it, that of the command, and the repository. */
export function homesOf(file: string, cwd: string): readonly string[] {
  const root = repositoryOf(cwd);
  const start = isWithin(root, file) ? path.dirname(file) : cwd;
  return foldersAbove(start).filter(
    (folder) =>
      isWithin(root, folder) &&
      (folder === cwd || folder === root || existsSync(path.join(folder, 'package.json'))),
  );
}

/** The names in a folder; none where there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** The facts of the package in a folder; none where it cannot be read, which is for others to complain of. */
export function readPackage(folder: string): ReadonlyMap<string, unknown> {
  try {
    return new Map(
      Object.entries(Object(parseJson(readFileSync(path.join(folder, 'package.json'), 'utf8')))),
    );
  } catch {
    return new Map();
  }
}

function foldersAbove(folder: string): readonly string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
