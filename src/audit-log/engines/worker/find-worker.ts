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
 * The program of the thread: its file or, in a bundle, which has no such file, its text.
 *
 * A bundler does not see the file, because its path is known only at run time. With a text, users need to configure nothing.
 */
export function findWorker(): WorkerProgram {
  const file = findWorkerFile();
  const flags = requireLoader();
  if (workerText === undefined || existsSync(file)) {
    return { code: file, isText: false, flags };
  }
  // A program without a file of its own gets the places from which to resolve the driver.
  const places = `const AUDIT_RACE_PLACES = ${JSON.stringify(findPlaces())};`;
  return { code: `${places}\n${workerText}`, isText: true, flags };
}

// Anything may lie beside a bundle. So the file counts only if this code still lies in the folder of the package.
function findWorkerFile(): string {
  const folder = dirname(findOwnFile() ?? '');
  return folder.endsWith(join('engines', 'worker')) ? join(folder, '../sqlite/sqlite-worker.js') : '';
}

/** The flags that load the loader of Yarn's Plug'n'Play, which keeps packages in archives. A thread that has no flags would not have it. */
function requireLoader(): string[] {
  if (process.versions.pnp === undefined) {
    return [];
  }
  const { createRequire } = process.getBuiltinModule('node:module');
  const [place = ''] = findPlaces();
  return ['--require', createRequire(place).resolve('pnpapi')];
}
