import { parentPort, workerData } from 'node:worker_threads';
import { serveCalls } from '../worker/serve-calls';
import { SqliteStore } from './sqlite-store';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
}

const { file, busyTimeoutMs }: SqliteWorkerData = workerData;

if (parentPort !== null) {
  serveCalls(parentPort, () => new SqliteStore(file, busyTimeoutMs));
}
