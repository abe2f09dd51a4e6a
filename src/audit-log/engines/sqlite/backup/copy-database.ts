import { realpathSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { refuseLogOfAnother } from '../../sqlite-file/keep-log';
import { loadDriver } from '../../sqlite-file/load-driver';
import { tellFailure } from '../../sqlite-file/tell-failure';
import type { BackupNews } from './back-up';

/** How many pages are copied before progress is reported, and before the thread can be stopped: 4 MiB. */
const STEP_PAGES = 1000;

const BUSY_TIMEOUT_MS = 5000;

/**
 * The thread's half of a backup.
 *
 * It reads in one transaction from beginning to end. So commits of other connections neither get into the copy nor make SQLite
 * start again. SQLite copies pages without checking them, so `quick_check` runs at the end, on the same snapshot.
 */
export async function copyDatabase(port: MessagePort, file: string, target: string): Promise<void> {
  const tell = (news: BackupNews) => port.postMessage(news);
  try {
    const Driver = loadDriver();
    refuseLogOfAnother(realpathSync(file));
    const database = new Driver(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    let damage: string | undefined;
    try {
      database.exec('BEGIN');
      database.pragma('user_version');
      await database.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          tell({ copiedPages: totalPages - remainingPages, totalPages });
          return STEP_PAGES;
        },
      });
      damage = findDamage(database);
    } finally {
      database.close();
    }
    tell({ damage });
  } catch (error) {
    tell({ failure: tellFailure(error) });
  }
}

/** What is wrong with the pages of a file, in the words of SQLite. It checks no values, so it takes a tenth of the time of `verify()`. */
function findDamage(database: Database): string | undefined {
  const said: unknown = database.pragma('quick_check(1)', { simple: true });
  return said === 'ok' ? undefined : String(said).replace(/^\*{3}.*\n/, '');
}
