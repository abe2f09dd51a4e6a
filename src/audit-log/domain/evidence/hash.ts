import * as nodeCrypto from 'node:crypto';

/** A SHA-256 in memory: 32 characters, each of which is a byte ('latin1'). A Buffer for each would cost more than the hashing. */
export type Hash = string;

/** What makes hashes: of a text as UTF-8, or of bytes. */
export interface Hasher {
  /** As it is kept in memory. */
  sha256(data: string | Uint8Array): Hash;
  /** As it is written in texts: 64 lowercase hexadecimal digits. */
  sha256Hex(data: string | Uint8Array): string;
}

/** The two ways to hash in Node: `hash` takes half the time, but not every host has it. */
export type HashFunctions = Pick<typeof nodeCrypto, 'createHash'> & Partial<Pick<typeof nodeCrypto, 'hash'>>;

/** The quickest way to hash that a host has. */
export function hasherOf({ hash, createHash }: HashFunctions): Hasher {
  return typeof hash === 'function'
    ? {
        sha256: (data) => hash('sha256', data, 'binary'),
        sha256Hex: (data) => hash('sha256', data, 'hex'),
      }
    : {
        sha256: (data) => createHash('sha256').update(data).digest('binary'),
        sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
      };
}

export const { sha256, sha256Hex } = hasherOf(nodeCrypto);

/** A hash as a store or a file keeps it. */
export function toBytes(hash: Hash): Buffer {
  return Buffer.from(hash, 'latin1');
}

/** A hash as it is hashed again: 64 lowercase hexadecimal digits. */
export function toHex(hash: Hash): string {
  return toBytes(hash).toString('hex');
}

/** A hash as it is kept in memory, of its 32 bytes. */
export function fromBytes(bytes: Uint8Array): Hash {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
