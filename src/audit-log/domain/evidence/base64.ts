import { fromBytes, type Hash, toBytes } from './hash';

const HASH_BYTES = 32;

/**
 * Reads base64 (RFC 4648, section 4) and nothing that merely resembles it, so that no two texts stand for the same bytes.
 *
 * @returns `undefined` where it is none.
 */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** A hash as it is handed out. */
export function toBase64(hash: Hash): string {
  return toBytes(hash).toString('base64');
}

/** Reads what {@link toBase64} has written; `undefined` if it is no hash. */
export function readHash(value: unknown): Hash | undefined {
  const bytes = typeof value === 'string' ? readBase64(value) : undefined;
  return bytes?.length === HASH_BYTES ? fromBytes(bytes) : undefined;
}
