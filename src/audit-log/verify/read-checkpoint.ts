import { toBase64 } from '../domain/evidence/base64';
import type { TreeHead } from '../domain/evidence/checkpoint-lines';
import { openCheckpoint } from '../domain/evidence/checkpoint-note';
import { type PublicKey, readVerifyingKey } from '../domain/evidence/verifying-key';
import { type GivenTrust, readTrust } from './read-trust';

/** Whom to believe. */
export interface CheckpointTrust {
  /**
   * The Ed25519 key of the log, from somebody you trust, and not from the person who gives you the checkpoint: a line `name+id+key`
   * (see {@link verifierKey}), the text of a PEM file, or a `KeyObject`. A list where the key was changed: each of them counts. A
   * private key is refused: it must not leave the host of the log.
   */
  readonly publicKey: PublicKey | readonly PublicKey[];
  /**
   * Which log it must be: the first line of its checkpoints.
   *
   * @defaultValue the name under which the key has signed
   */
  readonly origin?: string | undefined;
}

/** How far a log had come, as its key has signed it. */
export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string;
  /** How many links its chain had: batches of entries, and orders of pruning and erasing. */
  readonly size: number;
  /** The hash over all of them, in base64. */
  readonly root: string;
}

/**
 * Reads a checkpoint that was signed (C2SP tlog-checkpoint).
 *
 * @throws AuditEvidenceError `AUDIT_CHECKPOINT_INVALID` where the text is no checkpoint, `AUDIT_CHECKPOINT_UNTRUSTED` where the key has not
 * signed it or it is one of another log, `AUDIT_KEY_INVALID` where the key is no public key of Ed25519.
 */
export function readCheckpoint(text: string, trust: CheckpointTrust): Checkpoint {
  return toCheckpoint(headOf(text, readTrust(trust, { call: 'readCheckpoint()', first: text })));
}

/** A checkpoint as it is handed out. */
export function toCheckpoint({ origin, size, root }: TreeHead): Checkpoint {
  return Object.freeze({ origin, size, root: toBase64(root) });
}

/** What was signed, with the hash in the form in which hashes are compared. */
export function headOf(text: unknown, { keys, origin }: GivenTrust): TreeHead {
  return openCheckpoint(text, { keys: keys.map((key) => readVerifyingKey(key)), origin });
}
