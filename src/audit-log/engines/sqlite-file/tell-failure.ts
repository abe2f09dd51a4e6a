import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { toFailure, type WorkerFailure } from '../worker/worker-protocol';

/** How many files SQLite may open at once for one log: the file, `-wal` and `-shm`, and one for its own needs. */
const FILES_OF_A_LOG = 4;

/**
 * Makes a plain value of a failure of SQLite, to be posted to another thread. When SQLite cannot open a file, it does not say
 * why: so this finds out whether too many files are open.
 */
export function tellFailure(error: unknown): WorkerFailure {
  const failure = toFailure(error);
  return failure.code?.startsWith('SQLITE_CANTOPEN')
    ? { ...failure, code: findLackOfFiles() ?? failure.code }
    : failure;
}

function findLackOfFiles(): string | undefined {
  const opened: number[] = [];
  try {
    while (opened.length < FILES_OF_A_LOG) {
      opened.push(openSync(devNull, 'r'));
    }
    return undefined;
  } catch (error) {
    const { code = '' } = toFailure(error);
    return /^E[MN]FILE$/.test(code) ? code : undefined;
  } finally {
    for (const file of opened) {
      closeSync(file);
    }
  }
}
