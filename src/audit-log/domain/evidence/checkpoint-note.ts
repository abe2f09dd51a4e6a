import { AuditEvidenceError } from '../evidence-error';
import { quoteText } from '../harmless-text';
import { toBase64 } from './base64';
import { readCheckpointLines, type TreeHead } from './checkpoint-lines';
import type { KeyPlace } from './key-form';
import { openNote } from './signed-note';
import type { VerifyingKey } from './verifying-key';

/** Why a checkpoint is refused that is signed by one of the keys, and has the name of another log than the key. */
const OTHER_NAME: Readonly<Record<KeyPlace, string>> = {
  code: 'Give that name as origin if you mean that log',
  file: 'Give --checkpoint one whose first line is the name of its key',
};

/** The text of a checkpoint that is signed (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** How a checkpoint is read. */
export interface CheckpointTrust {
  readonly keys: readonly VerifyingKey[];
  /** The name of the log that it must come from; by default the name of the key. */
  readonly origin?: string | undefined;
  /** Where the checkpoint and the keys are given. */
  readonly place?: KeyPlace;
}

/**
 * Reads a signed checkpoint.
 *
 * @throws AuditEvidenceError where it is no checkpoint (`AUDIT_CHECKPOINT_INVALID`), or is not signed by one of the keys or is
 * one of another log (`AUDIT_CHECKPOINT_UNTRUSTED`).
 */
export function openCheckpoint(
  note: unknown,
  { keys, origin: expected, place = 'code' }: CheckpointTrust,
): TreeHead {
  const { text, signer } = openNote(note, keys, place);
  const head = readCheckpointLines(text.slice(0, -1));
  if (head === undefined) {
    const message = `${quoteText(text)} was signed, but is no checkpoint: it must have lines with the name of a log, a number, and a hash of 32 bytes in base64.`;
    throw new AuditEvidenceError('AUDIT_CHECKPOINT_INVALID', message);
  }
  if (head.origin !== (expected ?? signer)) {
    const wanted =
      expected === undefined
        ? `and was signed under the name ${quoteText(signer)}. ${OTHER_NAME[place]}`
        : `and must be one of ${quoteText(expected)}, as origin says. Give one of that log, or another origin`;
    throw new AuditEvidenceError(
      'AUDIT_CHECKPOINT_UNTRUSTED',
      `The checkpoint is one of the log ${quoteText(head.origin)}, ${wanted}.`,
    );
  }
  return head;
}
