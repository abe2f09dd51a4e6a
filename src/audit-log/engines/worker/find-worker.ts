import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerText } from './embedded';
import { findOwnFile, findPlaces } from './find-places';

/** A program for a thread: a file, or a text, and the flags of Node that it needs, if any. */
export interface WorkerProgram {
  readonly code: string;
  readonly isText: boolean;
  readonly flags?: readonly string[];
}

/**
 * The program of the thread: its file, or in a bundle, which has no such file, the text of it.
 *
 * A bundler does not see the file, whose path is known only at run time. A text needs nothing of it, and no configuration.
 */
export function findWorker(): WorkerProgram {
  const file = findWorkerFile();
  const flags = requireLoader();
  if (workerText === undefined || existsSync(file)) {
    return { code: file, isText: false, flags };
  }
  // A text lies nowhere, so it is told where to look for the driver.
  const places = `const AUDIT_RACE_PLACES = ${JSON.stringify(findPlaces())};`;
  return { code: `${places}\n${workerText}`, isText: true, flags };
}

// Beside a bundle lies what its user puts there, so only the file of the package that this code was built in counts.
function findWorkerFile(): string {
  const folder = dirname(findOwnFile() ?? '');
  return folder.endsWith(join('engines', 'worker')) ? join(folder, '../sqlite/sqlite-worker.js') : '';
}

/** Yarn's Plug'n'Play keeps packages in archives. Its loader finds them, and would be missing in a thread without flags. */
function requireLoader(): string[] {
  if (process.versions.pnp === undefined) {
    return [];
  }
  const { createRequire } = process.getBuiltinModule('node:module');
  const [place = ''] = findPlaces();
  return ['--require', createRequire(place).resolve('pnpapi')];
}
