import { AuditArchiveError } from '../domain/archive-error';
import type { AuditEntry } from '../domain/entry';
import { describeValue } from '../domain/harmless-text';
import { isThenable, settled } from '../domain/settled';
import { abortReason, unlessAborted } from '../ports/call-limits';
import { type Clock, within } from '../ports/clock';

/**
 * Keeps entries somewhere else before they are deleted. They are deleted when the promise has resolved, and stay if it rejects.
 *
 * After a crash the same entries may be handed out again: each is handed out at least once.
 *
 * @param entries the next entries to be deleted, oldest first.
 * @param signal aborted when the time for this call or for the pruning is up, when the caller gives the pruning up, or when the
 * log closes. The entries are kept then.
 */
export type ArchiveEntries = (entries: readonly AuditEntry[], signal: AbortSignal) => Promise<void>;

/** How entries are handed out. */
export interface HandOut {
  readonly archive: ArchiveEntries;
  /** How long the function may take for one batch, in milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly clock: Clock;
  /** Aborted when pruning has to end; its reason is what the caller is told. */
  readonly stop: AbortSignal;
}

/** @throws AuditArchiveError (rejects) if the function throws, rejects, returns no promise, or takes too long. */
export async function handOut(
  entries: readonly AuditEntry[],
  { archive, timeoutMs, clock, stop }: HandOut,
): Promise<void> {
  const given = new AbortController();
  const late = () => new Error(`it was not done within ${timeoutMs} ms`);
  try {
    const archived = archiveNow(archive, entries, given.signal);
    await unlessAborted(within(archived, { clock, durationMs: timeoutMs, late }), stop);
  } catch (error) {
    given.abort(error);
    throw stop.aborted && error === abortReason(stop) ? error : new AuditArchiveError(entries.length, error);
  }
}

/** Turns whatever the user's function throws, or returns instead of a promise, into a rejection. */
async function archiveNow(
  archive: ArchiveEntries,
  entries: readonly AuditEntry[],
  signal: AbortSignal,
): Promise<void> {
  const given: unknown = archive(entries, signal);
  if (!isThenable(given)) {
    // If the function forgot its promise, the entries would be deleted before they are safe.
    throw new TypeError(`it gave ${describeValue(given)}, and must give a promise`);
  }
  await settled(given);
}
