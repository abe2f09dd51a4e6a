import type { MessagePort } from 'node:worker_threads';
import { loadDriver } from '../sqlite-file/load-driver';
import { toFailure } from '../worker/worker-protocol';
import type { BackupNews } from './back-up';

/** So many pages are copied before the progress is told, and before the thread can be stopped: 4 MiB. */
const STEP_PAGES = 1000;

const BUSY_TIMEOUT_MS = 5000;

/**
 * The thread's half of a backup.
 *
 * It reads in one transaction from beginning to end, so that what others commit meanwhile neither gets into the copy nor makes
 * it begin anew.
 */
export async function copyDatabase(port: MessagePort, file: string, target: string): Promise<void> {
  const tell = (news: BackupNews) => port.postMessage(news);
  try {
    const Driver = loadDriver();
    const database = new Driver(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      database.exec('BEGIN');
      database.pragma('user_version');
      await database.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          tell({ copiedPages: totalPages - remainingPages, totalPages });
          return STEP_PAGES;
        },
      });
    } finally {
      database.close();
    }
    tell({ isDone: true });
  } catch (error) {
    tell({ failure: toFailure(error) });
  }
}
