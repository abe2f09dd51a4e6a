import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { nearestName } from '../ground/nearest-name';
import { CaptureBugsOptionError } from './capture-bugs-options';

/** The folders as stacks name them: from the root on, and, where one is a link, also where it leads. */
export function resolveFolders(folders: readonly string[]): readonly string[] {
  const resolved = folders.map((folder) => path.resolve(folder));
  return Object.freeze([...new Set(resolved.flatMap((folder) => [folder, realPathOf(folder)]))]);
}

/**
 * Refuses folders that are not there, since an option that says nothing lets crashes of the product pass for bugs.
 *
 * Only what the suite has written down is held against the disk: not every suite has a folder `src`.
 */
export function refuseMissingFolders(folders: readonly string[] = []): void {
  const missing = folders.find((folder) => !isFolder(folder));
  if (missing !== undefined) {
    throw new CaptureBugsOptionError(
      `productFolders names "${missing}", and ${path.resolve(missing)} is no folder.${suggest(missing)}`,
    );
  }
}

function suggest(missing: string): string {
  const above = path.dirname(path.resolve(missing));
  const names = isFolder(above) ? readdirSync(above).filter((name) => isFolder(path.join(above, name))) : [];
  const nearest = nearestName(path.basename(missing), names);
  return nearest === undefined ? '' : ` Did you mean "${path.join(path.dirname(missing), nearest)}"?`;
}

function realPathOf(folder: string): string {
  return isFolder(folder) ? realpathSync(folder) : folder;
}

/** Whether there is a folder. */
export function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
