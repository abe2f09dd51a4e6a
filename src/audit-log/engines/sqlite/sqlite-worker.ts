import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { CallServer } from '../worker/call-server';
import { CallStop } from '../worker/call-stop';
import { copyDatabase } from './copy-database';
import { isBusy } from './open-database';
import type { FileIdentities } from './opened-file';
import { SqliteReader } from './sqlite-reader';
import { SqliteStore } from './sqlite-store';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
  /** Which files another thread has open: then this one only reads them, and no others. */
  readonly readOnly?: FileIdentities;
  /** Where to copy the file to, when that is all that the thread is made for. */
  readonly backupTo?: string;
}

/** How long one attempt waits inside SQLite for another process, in milliseconds: so long nobody can stop it. */
const ATTEMPT_MS = 20;

const { file, busyTimeoutMs, readOnly, backupTo, stop }: SqliteWorkerData & { stop: SharedArrayBuffer } =
  workerData;

/** The thread's half of a `WorkerLink`: opens the store, then answers calls until `close`. A call names a method. */
function serveCalls(port: MessagePort): void {
  const server = new CallServer(port, new CallStop(stop), { isBusy, busyTimeoutMs });
  const { refuseStopped } = server;
  if (readOnly === undefined) {
    server.start(
      () => new SqliteStore(file, ATTEMPT_MS),
      ({ identities }) => identities,
    );
  } else {
    server.start(
      () => new SqliteReader({ file, identities: readOnly, busyTimeoutMs: ATTEMPT_MS, refuseStopped }),
      () => undefined,
    );
  }
}

if (parentPort !== null && backupTo !== undefined) {
  const port = parentPort;
  const end = () => port.close();
  copyDatabase(port, file, backupTo).then(end, end);
} else if (parentPort !== null) {
  serveCalls(parentPort);
}
