import { countOf } from '../domain/count-of';
import type { AuditEntry } from '../domain/entry';
import { decodeEntryRow } from '../domain/entry-row';
import { type EntryProof, rootOfProof } from '../domain/evidence/entry-proof';
import { readProof } from '../domain/evidence/read-proof';
import { AuditEvidenceError } from '../domain/evidence-error';
import { messageOf } from '../domain/harmless-text';
import { type Checkpoint, type CheckpointTrust, headOf, toCheckpoint } from './read-checkpoint';
import { readTrust } from './read-trust';

/** What a proof is checked against. */
export interface ProofTrust extends CheckpointTrust {
  /** The checkpoint for which the proof was made: its signed text. */
  readonly checkpoint: string;
}

/** An entry of which it was shown that the log has it. */
export interface ProvedEntry {
  /** The entry. Where {@link isErased}, without what was personal: actor, subject, source address, user agent, session id, details. */
  readonly entry: AuditEntry;
  /**
   * Whether its personal values are not in the proof: they were erased by order, or the person who handed over the proof has left them out.
   * A proof cannot tell which; the log can. The proof does not show what they were, but it proves the rest of the entry.
   */
  readonly isErased: boolean;
  /** Its number in the order of storing. */
  readonly seq: number;
  /** The checkpoint that covers it. */
  readonly checkpoint: Checkpoint;
}

/**
 * Checks offline that an entry is in a log, as `audit.prove()` says: that it was there, in this place and word for word, when the key
 * signed the checkpoint. Takes less than a millisecond. Believe nothing of a proof before it has passed this check.
 *
 * @param proof what `audit.prove()` gave, or its JSON. It may come from anybody.
 * @throws AuditEvidenceError `AUDIT_PROOF_INVALID` where it is no proof or one of a later release, `AUDIT_PROOF_FALSE` where it does not
 * lead to this checkpoint, and as `readCheckpoint` does.
 */
export function verifyProof(proof: EntryProof | string, trust: ProofTrust): ProvedEntry {
  const given = readTrust(trust, { call: 'verifyProof()', first: proof });
  const head = headOf(given.checkpoint, given);
  const steps = readProof(proof);
  if (steps.log.size !== head.size) {
    throw untrue(
      `it was made for a checkpoint over ${countOf(steps.log.size, 'link', 'links')}, and this one is over ${head.size}. Ask for a proof for this checkpoint`,
    );
  }
  if (rootOfProof(steps) !== head.root) {
    throw untrue(
      'it does not lead to the checkpoint: the entry, its place or the proof was changed. Do not believe what it says',
    );
  }
  return Object.freeze({
    entry: decode(steps.row),
    isErased: 'personal' in steps.half,
    seq: steps.batch.firstSeq + steps.leaf.index,
    checkpoint: toCheckpoint(head),
  });
}

/** The log can have an entry that cannot be read: it was stored by something else. */
function decode(row: unknown): AuditEntry {
  try {
    return decodeEntryRow(row);
  } catch (error) {
    const message = `The entry that the log has cannot be read: ${messageOf(error)}`;
    throw new AuditEvidenceError('AUDIT_PROOF_INVALID', message, error);
  }
}

function untrue(why: string): AuditEvidenceError {
  return new AuditEvidenceError('AUDIT_PROOF_FALSE', `The proof shows nothing: ${why}.`);
}
