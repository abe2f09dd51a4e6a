import { countOf } from '../domain/count-of';
import { isConsistent } from '../domain/evidence/check-path';
import type { TreeHead } from '../domain/evidence/checkpoint-lines';
import { readPath } from '../domain/evidence/read-proof';
import { AuditEvidenceError } from '../domain/evidence-error';
import { type Checkpoint, type CheckpointTrust, headOf, toCheckpoint } from './read-checkpoint';
import { type GivenTrust, readTrust } from './read-trust';

/** Two checkpoints of one log. */
export interface GrowthTrust extends CheckpointTrust {
  /** The signed text of the older one. */
  readonly older: string;
  /** The signed text of the newer one. */
  readonly newer: string;
}

/**
 * Checks offline that a log has only grown between two checkpoints: that all links of the chain of the older one are in the newer one, in their
 * places and as they were. What the newer one has pruned or erased by order counts as there.
 *
 * @param path what the log gives for it: hashes in base64. It may come from anybody.
 * @returns the newer checkpoint.
 * @throws AuditEvidenceError `AUDIT_CHECKPOINTS_DIFFER` where the path does not show it, because the log was written anew or cut off,
 * `AUDIT_PROOF_INVALID` where it is no path, and as `readCheckpoint` does.
 */
export function verifyGrowth(path: readonly string[], trust: GrowthTrust): Checkpoint {
  const given = readTrust(trust, { call: 'verifyGrowth()', first: path });
  const older = namedHead('older', given);
  const newer = namedHead('newer', given);
  if (older.origin !== newer.origin) {
    throw differ(`one is of the log "${older.origin}", the other of "${newer.origin}"`);
  }
  if (!isConsistent({ older, newer, path: readPath('path', path, 'path of the growth') })) {
    const why =
      older.size > newer.size
        ? 'Either older and newer have been swapped, or the end of the log was cut off'
        : 'Either the log was written anew, or this is the path of another growth';
    throw differ(
      `the log of ${countOf(older.size, 'link', 'links')} is not the beginning of the one of ${newer.size}, as far as this path shows. ${why}`,
    );
  }
  return toCheckpoint(newer);
}

/** Both are checkpoints, so an error says which of them it is. */
function namedHead(name: 'older' | 'newer', given: GivenTrust): TreeHead {
  try {
    return headOf(given[name], given);
  } catch (error) {
    if (error instanceof AuditEvidenceError && error.code !== 'AUDIT_KEY_INVALID') {
      const message = `The member ${name} of the second argument of verifyGrowth() cannot be used. ${error.message}`;
      throw new AuditEvidenceError(error.code, message, error);
    }
    throw error;
  }
}

function differ(why: string): AuditEvidenceError {
  return new AuditEvidenceError('AUDIT_CHECKPOINTS_DIFFER', `The checkpoints differ: ${why}.`);
}
