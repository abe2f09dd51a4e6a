import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import { addFixes, emptyChangelog } from './changelog';
import type { FileChange } from './write-files';

const usualFile = 'CHANGELOG.md';

/**
 * What fixes change in a changelog: the one that was named, or else the usual one. One that was named is made where it is
 * missing; a project that keeps none is not given one unasked.
 */
export async function changeChangelog(
  named: string | false | undefined,
  fixes: readonly string[],
  { cwd, complain }: Terminal,
): Promise<readonly FileChange[]> {
  if (named === false) {
    return [];
  }
  const file = named ?? usualFile;
  const before = await readIfThere(path.resolve(cwd, file));
  if (before === undefined && named === undefined) {
    complain(`There is no ${usualFile}, so no line was added to it; --changelog <file> makes one.\n`);
    return [];
  }
  const after = addFixes(before ?? emptyChangelog, fixes);
  return after === before ? [] : [{ file, before, after }];
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw CommandError.because('The changelog cannot be read', error);
  }
}
