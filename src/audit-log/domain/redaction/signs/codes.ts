import { LEGIBLE_CODES } from '../look-alikes';

/** For each code of ASCII, whether a pattern matches the character: to look it up takes less than to match it. */
export function codesOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Whether a place of a text, which may be outside of it, has one of these characters, or one that looks like it. */
export function isAmong(codes: Uint8Array, text: string, place: number): boolean {
  // Outside of the text the code would be NaN, which makes every later look-up slow in V8.
  if (place < 0 || place >= text.length) {
    return false;
  }
  const code = text.charCodeAt(place);
  return codes[code > LAST_OF_ASCII ? (LEGIBLE[code] ?? 0) : code] === 1;
}

/** The code of the ASCII character at a place of a text, or of the one that it looks like; 0 if there is none. */
export function codeAt(text: string, place: number): number {
  return place < 0 || place >= text.length ? 0 : (LEGIBLE[text.charCodeAt(place)] ?? 0);
}

/** Where the run of these characters begins that ends at a place; `earliest` if it is longer. */
export function beginOfRun(codes: Uint8Array, text: string, end: number, earliest: number): number {
  const legible = LEGIBLE;
  let begin = end;
  while (begin > earliest && codes[legible[text.charCodeAt(begin - 1)] ?? 0] === 1) {
    begin -= 1;
  }
  return begin;
}

// A constant of this file is read faster than an import.
const LEGIBLE = LEGIBLE_CODES;

const SPACE = /\s/;
const SPACE_OF_ASCII = codesOf(SPACE);
const LAST_OF_ASCII = 127;

/** Whether a blank, a line end or another space is at a place of a text. */
export function isSpace(text: string, place: number): boolean {
  if (place < 0 || place >= text.length) {
    return false;
  }
  const code = text.charCodeAt(place);
  return code > LAST_OF_ASCII ? SPACE.test(text.charAt(place)) : SPACE_OF_ASCII[code] === 1;
}
