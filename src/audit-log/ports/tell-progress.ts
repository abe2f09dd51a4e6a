import { settled } from '../domain/settled';
import { unlessAborted } from './call-limits';

/** How far a call has come that takes entries one after the other. */
interface EntryProgress {
  readonly doneEntries: number;
  /** As many as there were when it began. */
  readonly totalEntries: number;
}

/**
 * Tells whoever waits for a call how far it is. Waits for the promise that the function may give, but no longer than the call goes on. If
 * others add entries meanwhile, the total grows with what is done.
 *
 * @throws what the function throws, or its promise rejects with; if it never settles, the reason of `stop` (all reject).
 */
export async function tellProgress(
  onProgress: ((progress: EntryProgress) => unknown) | undefined,
  { doneEntries, totalEntries }: EntryProgress,
  stop: AbortSignal | undefined,
): Promise<void> {
  const told = onProgress?.({ doneEntries, totalEntries: Math.max(doneEntries, totalEntries) });
  await unlessAborted(settled(told), stop);
}
