import { createCipheriv, randomBytes } from 'node:crypto';

/** How many characters the salt of a row has: the base64 of 15 bytes, which needs no padding. */
export const SALT_LENGTH = 20;

const SALT_BYTES = 15;
const KEY_BYTES = 16;

/** A key from which all salts of a batch are made. Somebody who has it can find out what was erased; so erasing deletes it. */
export function newSaltKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/**
 * The salts of the first `count` rows of a batch, one behind another in one text; see {@link saltAt}.
 *
 * They are the beginning of a keystream of AES-128-CTR. So a batch keeps 16 bytes for all of them, and they cost
 * a fiftieth of what random bytes for each row cost. A key serves only one batch, so that the counter may begin at 0.
 */
export function saltsOf(key: Uint8Array, count: number): string {
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(KEY_BYTES));
  return cipher.update(Buffer.alloc(SALT_BYTES * count)).toString('base64');
}

/** The salt of the row at a place in its batch, from 0 on. */
export function saltAt(salts: string, index: number): string {
  return salts.slice(index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
}
