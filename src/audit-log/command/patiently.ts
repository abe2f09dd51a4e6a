import { AuditStoreError } from '../domain/errors';
import type { Clock } from '../ports/clock';
import { pause } from '../ports/pause';

/** The first and the longest wait after a failure that may pass. After about half a minute in total, the failure is reported. */
const RETRY_MS = 100;
const RETRY_MS_MAX = 15_000;

/** Does something again while its failure may pass, for half a minute. */
export async function patiently<T>(clock: Clock, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let waitMs = RETRY_MS; ; waitMs *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AuditStoreError && error.transient) || waitMs > RETRY_MS_MAX) {
        throw error;
      }
      await pause(clock, waitMs, signal);
      signal?.throwIfAborted();
    }
  }
}
