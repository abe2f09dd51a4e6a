import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FileIdentities } from '../sqlite-file/opened-file';
import { isBusy } from '../sqlite-file/take-lock';
import { tellFailure } from '../sqlite-file/tell-failure';
import { CallServer } from '../worker/call-server';
import { CallStop } from '../worker/call-stop';
import { copyDatabase } from './backup/copy-database';
import { openBeside } from './opening/open-beside';
import { openReadOnly, type ReadConnection, type ReadPlace } from './opening/open-read-only';
import { SqliteReader } from './sqlite-reader';
import { SqliteStore } from './sqlite-store';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
  /** The identities of the files that the write thread has open. When given, this thread only reads, and only these files. */
  readonly readOnly?: FileIdentities;
  /** Where the file is read when no other thread of the engine has it open. */
  readonly readPlace?: ReadPlace;
  /** The path of the copy, when the thread only makes a backup. */
  readonly backupTo?: string;
}

/** How long one attempt waits inside SQLite for another process, in milliseconds. During that time nobody can stop it. */
const ATTEMPT_MS = 20;

const given: SqliteWorkerData & { stop: SharedArrayBuffer } = workerData;
const { file, busyTimeoutMs, readOnly, readPlace, backupTo, stop } = given;

/** The thread's half of a `WorkerLink`: opens the store, then answers calls until `close`. A call names a method. */
function serveCalls(port: MessagePort): void {
  const server = new CallServer(port, new CallStop(stop), { isBusy, busyTimeoutMs, tell: tellFailure });
  const open = readConnection();
  if (open === undefined) {
    server.start(
      () => new SqliteStore(file, ATTEMPT_MS),
      ({ identities }) => identities,
    );
  } else {
    server.start(
      () => new SqliteReader(open(), server.refuseStopped),
      () => undefined,
    );
  }
}

/** How a thread that only reads opens the file; `undefined` in the write thread. */
function readConnection(): (() => ReadConnection) | undefined {
  if (readOnly !== undefined) {
    return () => openBeside(file, readOnly, ATTEMPT_MS);
  }
  return readPlace === undefined ? undefined : () => openReadOnly(file, ATTEMPT_MS, readPlace);
}

if (parentPort !== null && backupTo !== undefined) {
  const port = parentPort;
  const end = () => port.close();
  copyDatabase(port, file, backupTo).then(end, end);
} else if (parentPort !== null) {
  serveCalls(parentPort);
}
