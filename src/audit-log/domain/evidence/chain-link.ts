import { type Hash, sha256, toBytes, toHex } from './hash';
import { fieldText } from './leaf-text';

/** A batch as the chain holds it. */
export interface ChainLink {
  /** The number of its first row. */
  readonly firstSeq: number;
  /** How many rows it has. */
  readonly rows: number;
  /** Who sent it; nobody where it was stored at an exit or by a transaction of the user's own. */
  readonly writer: string | null;
  /** Its number among those of its writer. */
  readonly batch: number | null;
  /** The root of the tree over its rows. */
  readonly root: Hash;
}

/** What the first batch of a chain has before it. */
export const CHAIN_START: Hash = '\0'.repeat(32);

/**
 * The values of a batch as they are hashed, in the form of `fieldText`; the root as 64 hexadecimal digits. A store can make it.
 */
function linkText({ firstSeq, rows, writer, batch, root }: ChainLink): string {
  return (
    fieldText(firstSeq) + fieldText(rows) + fieldText(writer) + fieldText(batch) + fieldText(toHex(root))
  );
}

/** What the chain has for a batch: the hash of the byte 3, of what it has for the batch before, and of `linkText`. */
export function chainHash(before: Hash, link: ChainLink): Hash {
  return sha256(Buffer.concat([Buffer.of(3), toBytes(before), Buffer.from(linkText(link))]));
}
