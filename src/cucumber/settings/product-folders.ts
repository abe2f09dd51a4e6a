import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { nearestName } from '../ground/nearest-name';
import { CaptureBugsOptionError } from './capture-bugs-options';

/** The absolute paths of folders as they appear in stacks, and additionally the targets of symlinks. */
export function resolveFolders(folders: readonly string[]): readonly string[] {
  const resolved = folders.map((folder) => path.resolve(folder));
  return Object.freeze([...new Set(resolved.flatMap((folder) => [folder, realPathOf(folder)]))]);
}

/**
 * Refuses folders that do not exist: with such an option, crashes of the product would count as captured bugs.
 *
 * Only folders that the suite has configured are checked, because not every suite has the default folder `src`.
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

export function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
