import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { KnownFile } from '../sqlite-file/opened-file';
import { SightMemory } from '../sqlite-file/sight-memory';
import { isBusy } from '../sqlite-file/take-lock';
import { tellFailure } from '../sqlite-file/tell-failure';
import { CallServer } from '../worker/call-server';
import { CallStop } from '../worker/call-stop';
import { openBeside } from './opening/open-beside';
import { openReadOnly, type ReadConnection, type ReadPlace } from './opening/open-read-only';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
  /** The memory in which the write thread tells others how it finds the file. */
  readonly sight?: SharedArrayBuffer;
  /** What the write thread knows of its files. When given, this thread only reads, and only these files. */
  readonly known?: KnownFile;
  /** Where the file is read when no other thread of the engine has it open. */
  readonly readPlace?: ReadPlace;
  /** The path of the copy, when the thread only makes a backup. */
  readonly backupTo?: string;
}

/** How long one attempt waits inside SQLite for another process, in milliseconds. During that time nobody can stop it. */
const ATTEMPT_MS = 20;

const given: SqliteWorkerData & { stop: SharedArrayBuffer } = workerData;
const { file, busyTimeoutMs, sight, known, readPlace, backupTo, stop } = given;

/**
 * The thread's half of a `WorkerLink`: opens the store, then answers calls until `close`. A call names a method.
 *
 * A thread loads only what it is for, because loading is most of what its start costs.
 */
function serveCalls(port: MessagePort): void {
  const server = new CallServer(port, new CallStop(stop), { isBusy, busyTimeoutMs, tell: tellFailure });
  const open = readConnection();
  if (open === undefined) {
    const memory = new SightMemory(sight);
    server.start(
      () => {
        const { SqliteStore }: typeof import('./sqlite-store') = require('./sqlite-store');
        return new SqliteStore(file, ATTEMPT_MS, { keep: (found) => memory.write(found) });
      },
      ({ files }) => files,
    );
  } else {
    server.start(
      () => {
        const { SqliteReader }: typeof import('./sqlite-reader') = require('./sqlite-reader');
        return new SqliteReader(open(), server.refuseStopped);
      },
      () => undefined,
    );
  }
}

/** How a thread that only reads opens the file; `undefined` in the write thread. */
function readConnection(): (() => ReadConnection) | undefined {
  if (known !== undefined) {
    return () => openBeside(known, ATTEMPT_MS);
  }
  return readPlace === undefined ? undefined : () => openReadOnly(file, ATTEMPT_MS, readPlace);
}

if (parentPort !== null && backupTo !== undefined) {
  const port = parentPort;
  const end = () => port.close();
  const { copyDatabase }: typeof import('./backup/copy-database') = require('./backup/copy-database');
  copyDatabase(port, { file, target: backupTo, known }).then(end, end);
} else if (parentPort !== null) {
  serveCalls(parentPort);
}
