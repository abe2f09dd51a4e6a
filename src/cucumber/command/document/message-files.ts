import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { append } from '../../ground/append';
import type { ReadRun } from '../../run/merge-runs';
import { CommandError } from '../command-errors';
import { type MessageFile, type ReadingOptions, readMessageFile } from './message-file';

/** A run, and the file that it was read from. */
export interface FoundRun {
  readonly file: string;
  readonly run: ReadRun;
}

/** The content of all files. */
export interface FoundRuns {
  readonly runs: readonly FoundRun[];
  /** The files whose runs are all contained in other files. */
  readonly repeated: readonly string[];
  /** The files that end before the end of their run. */
  readonly cutOff: readonly string[];
}

/** Reads message files one after the other. A run that is in several files is read once. */
export async function readMessageFiles(
  names: readonly string[],
  cwd: string,
  options: ReadingOptions,
): Promise<FoundRuns> {
  const files: MessageFile[] = [];
  const paths = new Set<string>();
  const repeated: string[] = [];
  for (const name of names) {
    const file = await realpath(path.resolve(cwd, name)).catch((error: unknown) => {
      throw CommandError.because(`There is no file "${name}" in ${cwd}`, error);
    });
    if (paths.has(file)) {
      repeated.push(name);
    } else {
      files.push(await readMessageFile({ name, path: file }, options));
    }
    paths.add(file);
  }
  return sortOut(files, repeated);
}

// Runs are identified by their ids. Of two files with the same run, one may be a truncated copy of the other.
function sortOut(files: readonly MessageFile[], repeated: readonly string[]): FoundRuns {
  const found = files.flatMap(({ name, digest, runs: own }) =>
    own.map((run, index) => ({
      file: name,
      key: isUnique(run.id) ? run.id : `${digest} ${index}`,
      run,
    })),
  );
  const byKey = new Map<string, FoundRun[]>();
  for (const { key, ...one } of found) {
    append(byKey, key, one);
  }
  const runs = [...byKey.values()].flatMap(
    (same) => same.find(({ run }) => run.finishedAt !== null) ?? same[0] ?? [],
  );
  const isCopy = ({ name, runs: own }: MessageFile) =>
    own.length > 0 && runs.every(({ file }) => file !== name);
  const originals = files.filter((file) => !isCopy(file));
  const isCutOff = ({ name, runs: own, isTorn }: MessageFile) =>
    isTorn || own.length === 0 || runs.some(({ file, run }) => file === name && run.finishedAt === null);
  return {
    runs,
    repeated: [...repeated, ...files.filter(isCopy).map(({ name }) => name)],
    cutOff: originals.filter(isCutOff).map(({ name }) => name),
  };
}

// Only a UUID is unique. Cucumber can also be configured to number ids, and then they start from 1 in every process.
function isUnique(id: string | null): id is string {
  return id !== null && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}
