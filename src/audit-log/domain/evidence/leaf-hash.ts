import { type Hash, sha256, sha256Hex } from './hash';
import { type LeafValues, lastingText, personalText } from './leaf-text';

/**
 * The hash of the personal values of a row, in hexadecimal digits: all that stays of them in the tree.
 *
 * The salt keeps anybody who has only this hash from finding out by trial what was there.
 *
 * @param salt of this row, see `saltsOf`
 * @param text of `personalText`
 */
export function personalHash(salt: string, text: string): string {
  return sha256Hex(`\x02${salt}${text}`);
}

/**
 * The leaf of an entry in the tree of its batch: its lasting values, then the hash of the personal ones.
 *
 * It is text, so that everything that can make a SHA-256 of a text can check it.
 */
function leafData(lasting: string, personal: string): string {
  return `${lasting}64:${personal}`;
}

/** The hash of a leaf of which the two halves are known: also when the personal values have been erased. */
export function leafHashOf(lasting: string, personal: string): Hash {
  return sha256(`\0${leafData(lasting, personal)}`);
}

/** The hash of the leaf of a row. */
export function leafHash(row: LeafValues, salt: string): Hash {
  return leafHashOf(lastingText(row), personalHash(salt, personalText(row)));
}
