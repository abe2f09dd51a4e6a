import { isAscii, isUtf8 } from 'node:buffer';
import { types } from 'node:util';
import { codesOf } from '../redaction/signs/codes';
import { builtInGetter } from './built-in-getter';

const PREFIX = 'base64:';
const DIGITS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 61;
const DIGIT_BITS = 6;
const DIGIT_MASK = 63;
/** Up to this number, bytes are encoded here: a native call takes longer. */
const FEW = 64;
const TEXT = Buffer.from(PREFIX.padEnd(PREFIX.length + (4 * (FEW + 2)) / 3));

/** How UTF-16 text begins, in either byte order: maybe with a byte order mark, and every other byte of ASCII letters is 0. */
const UTF_16 = /^(?:\xff\xfe|\xfe\xff)?(?:\0[^\0]\0[^\0]|[^\0]\0[^\0]\0)/;
const HEAD_BYTES = 6;

const TEXT_OF_FEW = Buffer.alloc(FEW);
/** Without NUL, which may be a half of a character in UTF-16. */
const ASCII = codesOf(/[^\0]/);

/** Text of at most this many word characters is no credential of any kind. */
const SIMPLE_BYTES = 12;
const SIMPLE = codesOf(/\w/);
/** How many bytes of a UTF-8 character follow this first byte; for a byte that cannot be the first, more than there can be. */
const BEHIND_FIRST = Uint8Array.from({ length: 256 }, (_, byte) => {
  const count = [0xc2, 0xe0, 0xf0, 0xf5].filter((first) => byte >= first).length;
  return byte <= 0x7f || count > 0 ? (count > 3 ? FEW : count) : FEW;
});
/** Control characters other than white space, which Latin-1 text does not have. It has only a few characters outside of ASCII. */
const CONTROL = codesOf(/[^\t\n\r -~]/);
const LAST_OF_ASCII = 0x7f;
const OTHERS_ONE_IN = 4;
const KIND = 0xc0;
const BEHIND = 0x80;

const TYPED: object = Object.getPrototypeOf(Uint8Array.prototype);
const buffer = builtInGetter(TYPED, 'buffer');
const byteOffset = builtInGetter(TYPED, 'byteOffset');
/** The number of bytes, even if a subclass overrides `byteLength`. */
export const byteLength = builtInGetter(TYPED, 'byteLength');

/** Bytes that are shown as text, of which only the part is made that is shown. */
export class BytesText {
  readonly #bytes: Uint8Array;
  readonly #count: number;
  /** The characters of the whole text. */
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#count = Number(byteLength(bytes));
    this.length = PREFIX.length + 4 * Math.ceil(this.#count / 3);
  }

  /** Whether other bytes are the same. */
  isSame(other: BytesText): boolean {
    return bufferOf(this.#bytes).equals(bufferOf(other.#bytes));
  }

  /** The first `count` characters, or a few more. */
  head(count: number): string {
    return this.#count <= FEW
      ? textOfFew(this.#bytes, this.#count)
      : PREFIX + bufferOf(this.#bytes).toString('base64', 0, Math.ceil(count / 4) * 3);
  }

  /** Whether these bytes take little time. */
  get areFew(): boolean {
    return this.#count <= FEW;
  }

  /** Whether these are few bytes that certainly show no secret. `false` proves nothing. */
  get isHarmless(): boolean {
    const bytes = this.#bytes;
    const count = this.#count;
    return count <= FEW && (isSimple(bytes, count) || !(mayBeText(bytes, count) || mayBeLatin(bytes, count)));
  }

  /** The first of the bytes as text, if they are text, such as the body of a request. */
  text(count: number): string | undefined {
    if (this.#count <= Math.min(count, FEW) && areCharacters(this.#bytes, this.#count)) {
      return latinOfFew(this.#bytes, this.#count);
    }
    const bytes = bufferOf(this.#bytes);
    if (UTF_16.test(bytes.toString('latin1', 0, HEAD_BYTES))) {
      return bytes.toString('latin1', 0, 2 * count).replaceAll('\0', '');
    }
    const isCut = count < bytes.length;
    // The cut may split the last character, which has at most four bytes.
    for (let end = Math.min(count, bytes.length), tries = isCut ? 4 : 1; tries > 0; end -= 1, tries -= 1) {
      const head = bytes.subarray(0, end);
      if (isUtf8(head)) {
        return head.toString(isAscii(head) ? 'latin1' : 'utf8');
      }
    }
    return mayBeLatin(bytes, Math.min(FEW, bytes.length)) ? bytes.toString('latin1', 0, count) : undefined;
  }
}

/** The same bytes as a Buffer, even if a subclass overrides the getters. */
export function bufferOf(bytes: Uint8Array): Buffer {
  const memory: unknown = buffer(bytes);
  return types.isAnyArrayBuffer(memory)
    ? Buffer.from(memory, Number(byteOffset(bytes)), Number(byteLength(bytes)))
    : Buffer.of();
}

function textOfFew(bytes: Uint8Array, count: number): string {
  let at = PREFIX.length;
  for (let index = 0; index < count; index += 3) {
    const three = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    TEXT[at] = DIGITS[three >> (3 * DIGIT_BITS)] ?? 0;
    TEXT[at + 1] = DIGITS[(three >> (2 * DIGIT_BITS)) & DIGIT_MASK] ?? 0;
    TEXT[at + 2] = index + 1 < count ? (DIGITS[(three >> DIGIT_BITS) & DIGIT_MASK] ?? 0) : PADDING;
    TEXT[at + 3] = index + 2 < count ? (DIGITS[three & DIGIT_MASK] ?? 0) : PADDING;
    at += 4;
  }
  return TEXT.toString('latin1', 0, at);
}

function latinOfFew(bytes: Uint8Array, count: number): string {
  for (let index = 0; index < count; index += 1) {
    TEXT_OF_FEW[index] = bytes[index] ?? 0;
  }
  return TEXT_OF_FEW.toString('latin1', 0, count);
}

/** Whether each byte is certainly a character: of ASCII, or of Latin-1 where they are no UTF-8. */
function areCharacters(bytes: Uint8Array, count: number): boolean {
  return isAsciiText(bytes, count) || (!mayBeText(bytes, count) && mayBeLatin(bytes, count));
}

function isAsciiText(bytes: Uint8Array, count: number): boolean {
  let at = 0;
  while (at < count && ASCII[bytes[at] ?? 0] === 1) {
    at += 1;
  }
  return at === count;
}

function isSimple(bytes: Uint8Array, count: number): boolean {
  let at = 0;
  while (at < count && SIMPLE[bytes[at] ?? 0] === 1) {
    at += 1;
  }
  return at === count && count <= SIMPLE_BYTES;
}

/** Whether bytes may be text in UTF-8 or in UTF-16. */
function mayBeText(bytes: Uint8Array, count: number): boolean {
  for (let at = 0; at < HEAD_BYTES; at += 1) {
    if (bytes[at] === 0) {
      return true;
    }
  }
  let behindCount = 0;
  for (let at = 0; at < count; at += 1) {
    const byte = bytes[at] ?? 0;
    const isBehind = (byte & KIND) === BEHIND;
    if (isBehind !== behindCount > 0) {
      return false;
    }
    behindCount = isBehind ? behindCount - 1 : (BEHIND_FIRST[byte] ?? 0);
  }
  return behindCount === 0;
}

/** Whether bytes may be text in Latin-1, or in another character set that extends ASCII. */
function mayBeLatin(bytes: Uint8Array, count: number): boolean {
  let othersLeft = count / OTHERS_ONE_IN;
  for (let at = 0; at < count && othersLeft >= 0; at += 1) {
    const byte = bytes[at] ?? 0;
    if (CONTROL[byte] === 1) {
      return false;
    }
    othersLeft -= byte > LAST_OF_ASCII ? 1 : 0;
  }
  return othersLeft >= 0;
}
