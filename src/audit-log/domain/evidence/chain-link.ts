import { type Hash, sha256, toBytes, toHex } from './hash';
import { fieldText } from './leaf-text';

/** A batch as the chain holds it. */
export interface ChainLink {
  /** The number of its first row. */
  readonly firstSeq: number;
  /** How many rows it has. */
  readonly rows: number;
  /** The writer that sent it; `null` if it was stored while a process exited, or in a transaction of the user's own. */
  readonly writer: string | null;
  /** Its number in the sequence of its writer. */
  readonly batch: number | null;
  /** The root of the tree over its rows. */
  readonly root: Hash;
}

/** The chain hash before the first batch. */
export const CHAIN_START: Hash = '\0'.repeat(32);

/**
 * The values of a batch as they are hashed, in the form of `fieldText`; the root as 64 hexadecimal digits. A store can compute it.
 */
function linkText({ firstSeq, rows, writer, batch, root }: ChainLink): string {
  return (
    fieldText(firstSeq) + fieldText(rows) + fieldText(writer) + fieldText(batch) + fieldText(toHex(root))
  );
}

/** The chain hash of a batch: the hash of the byte 3, of the chain hash of the batch before, and of `linkText`. */
export function chainHash(before: Hash, link: ChainLink): Hash {
  return sha256(Buffer.concat([Buffer.of(3), toBytes(before), Buffer.from(linkText(link))]));
}
