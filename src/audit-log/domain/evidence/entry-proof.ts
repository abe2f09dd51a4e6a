import { ENTRY_FIELDS, type EntryRow } from '../entry-row';
import { toBase64 } from './base64';
import { type ChainLink, chainHash } from './chain-link';
import { rootOfPath } from './check-path';
import { type Hash, toBytes } from './hash';
import { leafHash, leafHashOf } from './leaf-hash';
import { lastingText } from './leaf-text';
import { bytesLeafHash } from './merkle-tree';

/** Which proofs this release makes and reads. */
export const PROOF_VERSION = 1;

/** What every proof says it is. */
export const PROOF_FORMAT = 'audit-race/proof';

/** How the personal half of an entry is hashed: with the salt of its row. Of an erased half only the hash is left. */
export type PersonalHalf =
  | {
      /** The salt of its row, as base64 without padding. */
      readonly salt: string;
    }
  | {
      /** The hash of what was erased, in 64 hexadecimal digits. */
      readonly personal: string;
    };

/** A place in a tree of hashes, and what leads from there to its root. */
export interface HashPath {
  /** The place, from 0 on. */
  readonly index: number;
  /** The hashes beside the way up, from the lowest on, each as a text of 32 characters up to U+00FF. */
  readonly path: readonly Hash[];
}

/** A place in the tree over all links of a chain. */
export interface LogPath extends HashPath {
  /** How many links the tree has. */
  readonly size: number;
}

/** What leads from an entry to the root of a checkpoint. */
export interface ProofSteps {
  /** The entry as it is stored; where it was erased, without what was personal. */
  readonly row: EntryRow;
  /** How the personal half of the entry is hashed. */
  readonly half: PersonalHalf;
  /** The place of the entry in its batch, and the path to the root of that. */
  readonly leaf: HashPath;
  /** The batch but for its root, to which the path leads. */
  readonly batch: Omit<ChainLink, 'root'>;
  /** The chain hash of the batch before; 32 bytes 0 for the first. */
  readonly before: Hash;
  /** The place of the batch in the tree over all of them, how many that has, and the path to its root. */
  readonly log: LogPath;
}

/** A place in a tree of hashes, and what leads from there to its root. */
export interface ProofPath {
  /** The place, from 0 on. */
  readonly index: number;
  /** The hashes beside the way up, from the lowest on, in base64. */
  readonly path: readonly string[];
}

/** The batch with which an entry was stored. */
export interface ProofBatch {
  /** The number of its first entry in the order of storing. */
  readonly firstSeq: number;
  /** How many entries it had. */
  readonly rows: number;
  /** The writer that sent it; `null` if it had none. */
  readonly writer: string | null;
  /** Its number in the sequence of its writer; `null` if it had none. */
  readonly batch: number | null;
  /** The chain hash of the link before, in base64. */
  readonly before: string;
}

/**
 * A proof as it is handed out: plain data that JSON holds as it is. Check it with `verifyProof` before you read it: until then, nothing
 * in it may be believed.
 */
export interface EntryProof {
  /** What it is. */
  readonly format: typeof PROOF_FORMAT;
  /** Its form; a later release may have another. */
  readonly version: typeof PROOF_VERSION;
  /** What the entry says: texts as they were stored, `details` as JSON, times in ISO 8601. What it does not say is absent. */
  readonly entry: Readonly<Record<string, string>>;
  /** The salt of the personal fields of the entry. */
  readonly salt?: string;
  /** The hash of the personal fields, in hexadecimal digits, if they were erased; then there is no `salt`. */
  readonly personal?: string;
  /** The place of the entry in its batch. */
  readonly leaf: ProofPath;
  /** The batch. */
  readonly batch: ProofBatch;
  /** The place of the batch in the chain. */
  readonly log: ProofPath & {
    /** How many links the chain had: that of the checkpoint. */
    readonly size: number;
  };
}

/** Writes a proof down. */
export function entryProofOf({ row, half, leaf, batch, before, log }: ProofSteps): EntryProof {
  const fields = ENTRY_FIELDS.flatMap((name, place) => {
    const value = row[place] ?? null;
    return value === null
      ? []
      : [[name, typeof value === 'number' ? new Date(value).toISOString() : value] as const];
  });
  const { firstSeq, rows, writer, batch: number } = batch;
  return {
    format: PROOF_FORMAT,
    version: PROOF_VERSION,
    entry: Object.fromEntries(fields),
    ...half,
    leaf: { index: leaf.index, path: leaf.path.map(toBase64) },
    batch: { firstSeq, rows, writer, batch: number, before: toBase64(before) },
    log: { index: log.index, size: log.size, path: log.path.map(toBase64) },
  };
}

/**
 * The root to which a proof leads; `undefined` if its paths do not fit. The entry is in the log if this is the root of a checkpoint that
 * somebody trusted has signed.
 */
export function rootOfProof({ row, half, leaf, batch, before, log }: ProofSteps): Hash | undefined {
  const hash = 'salt' in half ? leafHash(row, half.salt) : leafHashOf(lastingText(row), half.personal);
  const root = rootOfPath({ leaf: hash, index: leaf.index, size: batch.rows, path: leaf.path });
  return root === undefined
    ? undefined
    : rootOfPath({ leaf: logLeafOf(chainHash(before, { ...batch, root })), ...log });
}

/** The leaf of a batch in the tree over all batches. */
export function logLeafOf(chain: Hash): Hash {
  return bytesLeafHash(toBytes(chain));
}
