import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type CallRules, CallServer } from '../worker/call-server';
import { START_CALL, toFailure, type WorkerCall } from '../worker/worker-protocol';
import { isBusy } from './open-database';
import { type ServedCall, SqliteStore } from './sqlite-store';

/** What the thread needs to start. */
export interface SqliteWorkerData {
  readonly file: string;
  readonly busyTimeoutMs: number;
}

/** How long one attempt waits inside SQLite for another process, in milliseconds: so long reads wait too. */
const ATTEMPT_MS = 20;

const { file, busyTimeoutMs }: SqliteWorkerData = workerData;

/** What each call does: a read may overtake the writes before it, and nothing overtakes a call that is alone. */
const KINDS: Readonly<Record<ServedCall, 'read' | 'write' | 'alone'>> = Object.freeze({
  createTables: 'alone',
  store: 'write',
  list: 'read',
  get: 'read',
  count: 'read',
  findPosition: 'read',
  prune: 'write',
  close: 'alone',
});

const rules: CallRules = {
  reads: callsOf('read'),
  writes: callsOf('write'),
  isBusy,
  busyTimeoutMs,
};

function callsOf(kind: 'read' | 'write'): readonly string[] {
  return Object.entries(KINDS).flatMap(([name, its]) => (its === kind ? [name] : []));
}

function openStore(): SqliteStore {
  const store = new SqliteStore(file, busyTimeoutMs);
  store.waitAtMost(ATTEMPT_MS);
  return store;
}

/**
 * The thread's half of a `WorkerLink`: opens the store, then answers calls until `close`.
 *
 * A call names a method of the store. Errors are caught here and sent as values: one thrown at the top of a worker arrives
 * without name and message.
 */
function serveCalls(port: MessagePort): void {
  try {
    const server = new CallServer(port, openStore(), rules);
    port.on('message', (call: WorkerCall) => server.serve(call));
    port.postMessage({ call: START_CALL, value: undefined });
  } catch (error) {
    port.postMessage({ call: START_CALL, failure: toFailure(error) });
    port.close();
  }
}

if (parentPort !== null) {
  serveCalls(parentPort);
}
