import { realpathSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { FileHeader } from '../../sqlite-file/file-header';
import { look } from '../../sqlite-file/file-identity';
import { numberCopy } from '../../sqlite-file/file-number';
import { refuseLogOfAnother } from '../../sqlite-file/keep-log';
import { loadDriver } from '../../sqlite-file/load-driver';
import { type KnownFile, refuseOther } from '../../sqlite-file/opened-file';
import { SightMemory } from '../../sqlite-file/sight-memory';
import { tellFailure } from '../../sqlite-file/tell-failure';
import { waitUntilStill } from '../../sqlite-file/wait-until-still';
import { WalIndex } from '../../sqlite-file/wal-index';
import type { BackupNews } from './back-up';

/** How many pages are copied before progress is reported, and before the thread can be stopped: 4 MiB. */
const STEP_PAGES = 1000;

const BUSY_TIMEOUT_MS = 5000;

/** What is copied, and where to. */
export interface CopiedFile {
  readonly file: string;
  readonly target: string;
  /** What the log knows of the file, if it has it open itself. */
  readonly known?: KnownFile | undefined;
}

/**
 * The thread's half of a backup.
 *
 * It reads in one transaction from beginning to end. So commits of other connections neither get into the copy nor make SQLite
 * start again. SQLite copies pages without checking them, so `quick_check` runs at the end, on the same snapshot.
 */
export async function copyDatabase(port: MessagePort, { file, target, known }: CopiedFile): Promise<void> {
  const tell = (news: BackupNews) => port.postMessage(news);
  try {
    const Driver = loadDriver();
    refuseOtherLog(known);
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
      refuseOtherLog(known);
      damage = findDamage(database);
    } finally {
      database.close();
    }
    numberCopy(target);
    tell({ damage });
  } catch (error) {
    tell({ failure: tellFailure(findReplaced(known) ?? error) });
  }
}

/** That the file is another by now, which may be why something else failed. */
function findReplaced(known: KnownFile | undefined): unknown {
  try {
    return refuseOtherLog(known);
  } catch (error) {
    return error;
  }
}

/**
 * Refuses a file that the log has open no more, because another has taken its place or was copied into it. Looks at the beginning and at the
 * end: what is copied into it meanwhile gets into the backup, too.
 *
 * @throws StoreFault when the file is another by now.
 */
function refuseOtherLog(known: KnownFile | undefined): void {
  const [main] = known?.identities ?? [];
  if (known === undefined || main === undefined) {
    return;
  }
  const [path, ...identity] = main;
  refuseOther(path, look(path), identity);
  const header = new FileHeader(path, new WalIndex(`${path}-shm`), {
    known: new SightMemory(known.sight).read(),
  });
  if (header.lookWhetherWrittenOver()) {
    waitUntilStill(path);
    throw new StoreFault('STORE_REPLACED', `"${path}" was written over`);
  }
}

/** What is wrong with the pages of a file, in the words of SQLite. It checks no values, so it takes a tenth of the time of `verify()`. */
function findDamage(database: Database): string | undefined {
  const said: unknown = database.pragma('quick_check(1)', { simple: true });
  return said === 'ok' ? undefined : String(said).replace(/^\*{3}.*\n/, '');
}
