import { LEGIBLE_CODES } from '../look-alikes';

/** For each code of ASCII, whether a pattern matches the character: to look it up takes less than to match it. */
export function codesOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Whether one of them, or what looks like it, stands at a place of a text, which may lie outside of it. */
export function isAmong(codes: Uint8Array, text: string, place: number): boolean {
  // A code that is no number would make every later look-up slow.
  return place >= 0 && place < text.length && codes[LEGIBLE[text.charCodeAt(place)] ?? 0] === 1;
}

// A name of this file is quicker than that of another one.
const LEGIBLE = LEGIBLE_CODES;

const SPACE = /\s/;
const SPACE_OF_ASCII = codesOf(SPACE);
const LAST_OF_ASCII = 127;

/** Whether a blank, a line end or another space stands at a place of a text. */
export function isSpace(text: string, place: number): boolean {
  if (place < 0 || place >= text.length) {
    return false;
  }
  const code = text.charCodeAt(place);
  return code > LAST_OF_ASCII ? SPACE.test(text.charAt(place)) : SPACE_OF_ASCII[code] === 1;
}
