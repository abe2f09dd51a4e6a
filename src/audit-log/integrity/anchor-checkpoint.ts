import { countOf } from '../domain/count-of';
import { AuditEvidenceError } from '../domain/evidence-error';
import { sentenceOf } from '../domain/sentence';
import { settled } from '../domain/settled';

/** A checkpoint that was signed. */
export interface SignedCheckpoint {
  /** All of it, as it is to be kept: a signed note, which `readCheckpoint` of `audit-race/verify` reads. */
  readonly text: string;
  /** Which log it is: the `keyId`. */
  readonly origin: string;
  /** How many links the chain has: batches, and orders of pruning and erasing. */
  readonly size: number;
  /** The hash over all of them, in base64. */
  readonly root: string;
  /**
   * What shows that the log has only grown since the checkpoint that was given as `since`, as hashes in base64: `verifyGrowth` of
   * `audit-race/verify` checks it offline. Absent where none was given.
   */
  readonly growth?: readonly string[];
}

/**
 * Keeps a checkpoint somewhere else: in another account, in a bucket that nobody can write over, in a mailbox.
 *
 * @param checkpoint what is to be kept; its `text` is enough.
 * @param signal aborted when nobody waits any more, because the time is up or the log closes.
 */
export type AnchorCheckpoint = (checkpoint: SignedCheckpoint, signal: AbortSignal) => unknown;

/** @throws AuditEvidenceError (`AUDIT_ANCHOR_FAILED`) (rejects) where the function throws or rejects. */
export async function anchorNow(
  anchor: AnchorCheckpoint,
  checkpoint: SignedCheckpoint,
  signal: AbortSignal,
): Promise<void> {
  try {
    await settled(anchor(checkpoint, signal));
  } catch (error) {
    const message = `anchor() failed for the checkpoint over ${countOf(checkpoint.size, 'link', 'links')}: ${sentenceOf(error)} No entry is held up by that.`;
    throw new AuditEvidenceError('AUDIT_ANCHOR_FAILED', message, error);
  }
}
