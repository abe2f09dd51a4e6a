import { AuditError } from './errors';

/** Why something cannot be proved or believed; stable names. */
export type EvidenceFailure =
  /** The function that keeps checkpoints elsewhere threw, rejected or took too long. */
  | 'AUDIT_ANCHOR_FAILED'
  /** What was given as a checkpoint is none. */
  | 'AUDIT_CHECKPOINT_INVALID'
  /** What an older checkpoint covers was pruned together with what came later, so that nobody can tell whether the log has only grown. */
  | 'AUDIT_CHECKPOINT_PRUNED'
  /** The checkpoint for which an entry is to be proved was made before the entry was stored. */
  | 'AUDIT_CHECKPOINT_TOO_OLD'
  /** A checkpoint is not signed by this key, or is one of another log. */
  | 'AUDIT_CHECKPOINT_UNTRUSTED'
  /** A log does not continue a checkpoint: it has fewer links or others. Of two checkpoints, the older is not the beginning of the newer one. */
  | 'AUDIT_CHECKPOINTS_DIFFER'
  /** A key cannot be used: it is none of Ed25519, cannot be read, or was not given. */
  | 'AUDIT_KEY_INVALID'
  /** A proof does not lead to the checkpoint: what it says is not what the log has. */
  | 'AUDIT_PROOF_FALSE'
  /** What was given as a proof is none, or one of a later release. */
  | 'AUDIT_PROOF_INVALID'
  /** The function that signs threw, rejected, took too long, or gave what is no signature of the key. */
  | 'AUDIT_SIGNING_FAILED';

/** Something cannot be believed, and no part of it may be trusted. */
export class AuditEvidenceError extends AuditError {
  /** What kind of failure it is. */
  readonly code: EvidenceFailure;

  /** States what was given, what is wrong with it, and what to do. */
  constructor(code: EvidenceFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
