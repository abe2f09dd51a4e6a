import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadSource } from './stated-reason';

/**
 * Reads feature files from the disk, each once.
 *
 * The text only makes the line numbers in messages more precise, so a file that cannot be read is not an error. Paths are resolved
 * against the working directory at the time of the call, because the suite may change it later.
 */
export function makeSourceReader(): ReadSource {
  const folder = process.cwd();
  const sources = new Map<string, string | undefined>();
  return (uri) => {
    if (!sources.has(uri)) {
      sources.set(uri, readIfPossible(path.resolve(folder, uri)));
    }
    return sources.get(uri);
  };
}

function readIfPossible(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
