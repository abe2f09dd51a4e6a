import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { toFailure, type WorkerFailure } from '../worker/worker-protocol';

/** As many files as SQLite has open at once of one log: the file, two beside it, and one of its own. */
const FILES_OF_A_LOG = 4;

/** Makes a failure of SQLite ready for the way. Of a file that it cannot open it does not say why: too many may be open. */
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
