import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CallLimits, whileListening } from '../../../ports/call-limits';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import { ReadLane } from '../../worker/read-lane';
import type { SqliteWorkerData } from '../sqlite-worker';
import { BUSY_TIMEOUT_MS, startThread } from '../start-thread';
import { FreshReads, type OpenedLog, type OpenLog } from './fresh-reads';
import { ReadOnlyEngine } from './read-only-engine';
import { type ReadableFile, whileReadable } from './readable-file';

/** Opens a file only to read it: in place where possible, else from a copy. Nothing stays open when it rejects. */
export async function openForReading(path: string, limits: CallLimits): Promise<ReadOnlyEngine> {
  const file = realPathOf(resolve(path));
  const openLog: OpenLog = (opening) =>
    whileReadable(file, (readable) => openReadable(file, readable, opening));
  return new ReadOnlyEngine(await FreshReads.open(file, openLog, limits));
}

/** The reader goes on with the file that it has opened, wherever a symbolic link leads later. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Opening it says what is wrong.
    return path;
  }
}

/**
 * Starts a thread and opens the file. On a failure, or when `signal` aborts, both are closed before this rejects.
 *
 * A copy is removed at the end: the thread has it open by then and does not need its name.
 */
async function openReadable(
  file: string,
  { path, place, copied, remove }: ReadableFile,
  { signal }: CallLimits,
): Promise<OpenedLog> {
  const workerData: SqliteWorkerData = { file: path, busyTimeoutMs: BUSY_TIMEOUT_MS, readPlace: place };
  // Errors name the file that the caller knows, and not the copy.
  const explain = explainSqliteFailures(file);
  const lane = new ReadLane(() => startThread({ name: 'audit-reader', workerData }, explain), explain);
  try {
    await whileListening(lane.open(), signal, () => lane.hurry());
    return { lane, copied };
  } finally {
    await remove();
  }
}
