import { resolve } from 'node:path';
import { AuditStoreError } from '../../../domain/errors';
import { type CallLimits, whileListening } from '../../../ports/call-limits';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import { ReadLane } from '../../worker/read-lane';
import type { SqliteWorkerData } from '../sqlite-worker';
import { BUSY_TIMEOUT_MS, startThread } from '../start-thread';
import { FreshReads, type OpenedLog } from './fresh-reads';
import { ReadOnlyEngine } from './read-only-engine';
import { copyOf, type ReadableFile, readableFile } from './readable-file';

/** Opens a file only to read it, at its place where that can be done, else from a copy. Nothing stays open when it rejects. */
export async function openForReading(path: string, limits: CallLimits): Promise<ReadOnlyEngine> {
  const file = resolve(path);
  return new ReadOnlyEngine(await FreshReads.open(file, (opening) => openLog(file, opening), limits));
}

async function openLog(file: string, limits: CallLimits): Promise<OpenedLog> {
  try {
    return await openReadable(file, await readableFile(file), limits);
  } catch (error) {
    // Whoever may not even write beside it cannot use the index of the log either.
    if (error instanceof AuditStoreError && error.code === 'AUDIT_STORE_READ_ONLY') {
      return await openReadable(file, await copyOf(file), limits);
    }
    throw error;
  }
}

/**
 * Starts a thread and opens the file; on a failure, or when nobody waits any more, both are gone before it rejects.
 *
 * The thread has the copy open when this resolves, so that its name need not stay.
 */
async function openReadable(
  file: string,
  { path, place, copied, remove }: ReadableFile,
  { signal }: CallLimits,
): Promise<OpenedLog> {
  const workerData: SqliteWorkerData = { file: path, busyTimeoutMs: BUSY_TIMEOUT_MS, readPlace: place };
  // What is told is the name that the caller knows, not that of a copy.
  const explain = explainSqliteFailures(file);
  const lane = new ReadLane(() => startThread({ name: 'audit-reader', workerData }, explain), explain);
  try {
    await whileListening(lane.open(), signal, () => lane.hurry());
    return { lane, copied };
  } finally {
    await remove();
  }
}
