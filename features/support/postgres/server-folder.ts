import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerUser } from './server-programs';

const WATCHER = path.join(__dirname, 'end-with-starter.sh');
/** Of the path of a socket, on every system; the rest of it is short. */
const SOCKET_FOLDER_LENGTH_MAX = 80;
const OTHERS_MAY_PASS = 0o001;

/** Where a server keeps everything, and what removes that when this process has ended, also when it was killed. */
export interface ServerFolder {
  readonly path: string;
  /** Ends the server, if it runs, and removes the folder. Safe to call twice. */
  remove(): Promise<void>;
}

/**
 * Makes the folder for a server that this user runs. Where programs are to be copied to it, a folder of files in memory is not
 * the first choice: many systems run no programs from there.
 */
export function makeServerFolder({ uid, gid }: ServerUser, isForPrograms = false): ServerFolder {
  const parents = [tmpdir(), '/tmp', '/var/tmp'];
  const parent = chooseParent(isForPrograms ? parents.reverse() : parents, uid !== undefined);
  const folder = mkdtempSync(path.join(parent, 'audit-race-postgres-'));
  const watcher = spawn('sh', [WATCHER, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.unref();
  mkdirSync(path.join(folder, 'socket'));
  if (uid !== undefined && gid !== undefined) {
    chownSync(folder, uid, gid);
    chownSync(path.join(folder, 'socket'), uid, gid);
  }
  return { path: folder, remove: () => endWatcher(watcher) };
}

function chooseParent(parents: readonly string[], isForOthers: boolean): string {
  const parent = parents.find(
    (one) =>
      existsSync(one) && one.length <= SOCKET_FOLDER_LENGTH_MAX && (!isForOthers || mayOthersPass(one)),
  );
  if (parent === undefined) {
    throw new Error(`none of these folders is short and open to all users: ${parents.join(', ')}`);
  }
  return parent;
}

/** Whether somebody else could reach what is his in the folder. */
function mayOthersPass(folder: string): boolean {
  const { root } = path.parse(folder);
  for (let at = realpathSync(folder); at !== root; at = path.dirname(at)) {
    if ((statSync(at).mode & OTHERS_MAY_PASS) === 0) {
      return false;
    }
  }
  return true;
}

function endWatcher(watcher: ChildProcess): Promise<void> {
  const isOver = watcher.exitCode !== null || watcher.signalCode !== null;
  return new Promise((resolve) => {
    if (isOver) {
      resolve();
    } else {
      watcher.ref();
      watcher.once('exit', () => resolve());
      watcher.stdin?.end();
    }
  });
}
