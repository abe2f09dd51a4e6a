import { AuditEvidenceError } from '../evidence-error';
import { quoteText } from '../harmless-text';
import { readHash, toBase64 } from './base64';
import type { Hash } from './hash';
import { openNote } from './signed-note';
import type { VerifyingKey } from './verifying-key';

const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;

/** How far a log has come, and the one hash that stands for all of it. */
export interface TreeHead {
  /** Which log it is: the name of its key. */
  readonly origin: string;
  /** How many leaves its tree has: batches that were chained. */
  readonly size: number;
  readonly root: Hash;
}

/** The text of a checkpoint that is signed (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** How a checkpoint is read. */
export interface CheckpointTrust {
  readonly keys: readonly VerifyingKey[];
  /** The name of the log that it must come from; by default the name of the key. */
  readonly origin?: string | undefined;
}

/**
 * Reads a signed checkpoint.
 *
 * @throws AuditEvidenceError where it is no checkpoint (`AUDIT_CHECKPOINT_INVALID`), or is not signed by one of the keys or is
 * one of another log (`AUDIT_CHECKPOINT_UNTRUSTED`).
 */
export function openCheckpoint(note: unknown, { keys, origin: expected }: CheckpointTrust): TreeHead {
  const { text, signer } = openNote(note, keys);
  // What follows the third line are extensions, of which we know none.
  const [origin = '', size = '', base64 = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = readHash(base64);
  const isWhole = origin !== '' && SIZE.test(size) && Number.isSafeInteger(Number(size));
  if (!isWhole || root === undefined || extensions.includes('')) {
    const message = `${quoteText(text)} was signed, but is no checkpoint: it must have lines with the name of a log, a number, and a hash of 32 bytes in base64.`;
    throw new AuditEvidenceError('AUDIT_CHECKPOINT_INVALID', message);
  }
  if (origin !== (expected ?? signer)) {
    throw new AuditEvidenceError(
      'AUDIT_CHECKPOINT_UNTRUSTED',
      `The checkpoint is one of the log ${quoteText(origin)}, and must be one of ${quoteText(expected ?? signer)}.`,
    );
  }
  return { origin, size: Number(size), root };
}
