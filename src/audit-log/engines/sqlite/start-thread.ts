import { toStartFailure } from '../sqlite-file/explain-sqlite-failure';
import { findWorker } from '../worker/find-worker';
import { type ExplainFailure, WorkerLink, type WorkerStart } from '../worker/worker-link';

/** How long a statement waits for another connection that holds the file, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

/** Starts a thread. When Node refuses to start it, or its program file is missing, the error says so: to try again would not help. */
export function startThread(thread: Omit<WorkerStart, 'program'>, explain: ExplainFailure): WorkerLink {
  try {
    return new WorkerLink({ program: findWorker(), ...thread }, explain);
  } catch (error) {
    throw explain(toStartFailure(error), 'start');
  }
}
