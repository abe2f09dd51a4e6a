import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../../ground/json-fields';

/** The root of the Git repository around a folder, or else the folder itself. */
export function repositoryOf(folder: string): string {
  return foldersAbove(folder).find((one) => existsSync(path.join(one, '.git'))) ?? folder;
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(folder: string, file: string): boolean {
  const below = path.relative(folder, file);
  return below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below);
}

/** The folders that may contain the changelog of a feature, nearest first: packages around it, the working folder, the repository. */
export function homesOf(file: string, cwd: string): readonly string[] {
  const root = repositoryOf(cwd);
  const start = isWithin(root, file) ? path.dirname(file) : cwd;
  return foldersAbove(start).filter(
    (folder) =>
      isWithin(root, folder) &&
      (folder === cwd || folder === root || existsSync(path.join(folder, 'package.json'))),
  );
}

/** The sorted names in a folder; empty if there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** The fields of the package.json in a folder; empty if it cannot be read. Other tools report that. */
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
