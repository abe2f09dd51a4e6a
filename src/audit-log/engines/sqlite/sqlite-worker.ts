import { parentPort, workerData } from 'node:worker_threads';
import type { CallRules } from '../worker/call-server';
import { serveCalls } from '../worker/serve-calls';
import { isBusy } from './is-busy';
import { SqliteStore } from './sqlite-store';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
}

/** How long one attempt waits inside SQLite for another process, in milliseconds: so long reads wait too. */
const ATTEMPT_MS = 20;

const { file, busyTimeoutMs }: SqliteWorkerData = workerData;

const rules: CallRules = {
  reads: ['list', 'get', 'count', 'findPosition'],
  writes: ['store', 'prune'],
  isBusy,
  busyTimeoutMs,
};

function openStore(): SqliteStore {
  const store = new SqliteStore(file, busyTimeoutMs);
  store.waitAtMost(ATTEMPT_MS);
  return store;
}

if (parentPort !== null) {
  serveCalls(parentPort, openStore, rules);
}
