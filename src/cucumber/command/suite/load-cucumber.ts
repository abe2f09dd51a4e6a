import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { CommandError } from '../command-errors';

/** What the command needs of Cucumber. */
export interface Cucumber {
  readonly loadConfiguration: typeof loadConfiguration;
  readonly runCucumber: typeof runCucumber;
}

/**
 * Loads the Cucumber of the suite, so that the features are read as its runs read them. It is looked for from each folder in
 * turn; the suite comes first, as this package may lie elsewhere.
 */
export async function loadCucumber(folders: readonly string[]): Promise<Cucumber> {
  const file = folders.map(findCucumber).find((found) => found !== undefined);
  if (file === undefined) {
    throw new CommandError(
      [
        `Cucumber is not installed: "@cucumber/cucumber" was not found from ${folders[0]}.`,
        '  To do: run the command in the folder of the suite, or: npm install --save-dev @cucumber/cucumber',
      ].join('\n'),
    );
  }
  const loaded = await import(pathToFileURL(file).href);
  return 'runCucumber' in loaded ? loaded : loaded.default;
}

function findCucumber(folder: string): string | undefined {
  try {
    return createRequire(path.join(folder, 'package.json')).resolve('@cucumber/cucumber/api');
  } catch {
    return undefined;
  }
}
