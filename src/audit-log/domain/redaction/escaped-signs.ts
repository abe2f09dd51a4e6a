import { endianness } from 'node:os';
import { LEGIBLE_CODES } from './look-alikes';
import { codesOf } from './signs/codes';
import type { FoundSigns } from './signs/find-signs';
import { SIGNS } from './signs/signs';

const BACKSLASH = 92;
const QUOTE = 34;
const FIRST_HALF = 0xd800;
const LAST_HALF = 0xdfff;
/** Characters that nobody has to escape. The names that are searched for have no others. */
const NEEDS_NO_ESCAPE = codesOf(/[\w $%&'()*+,./:;<=>?@[\]{}-]/);

/** How many digits come behind the letter of an escape. */
const DIGITS_BEHIND = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return letter === 'u' ? 4 : Number(letter === 'x') * 2;
});
const NO_DIGIT = 16;
/** The value of each character as a hexadecimal digit. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), NO_DIGIT);
  return Number.isNaN(value) ? NO_DIGIT : value;
});
/** Whether the machine is big-endian: the units are written in little-endian order. */
const IS_TURNED = endianness() === 'BE';

/**
 * A text in which escapes of characters that need none are decoded: `p\u0061ssword` is `password` to each program. Most texts are
 * returned as they are.
 */
export function escapesRead(text: string, { signs }: FoundSigns): string {
  return (signs & SIGNS.letter) === 0 ? text : readEscapes(text);
}

/** Works on UTF-16 units, and looks at each once: a text may be nothing but escapes. */
function readEscapes(text: string): string {
  const bytes = Buffer.allocUnsafe(2 * text.length);
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
  bytes.write(text, 'utf16le');
  turn(bytes);
  const length = withoutEscapes(units);
  if (length === text.length) {
    return text;
  }
  turn(bytes);
  return bytes.toString('utf16le', 0, 2 * length);
}

function turn(bytes: Buffer): void {
  if (IS_TURNED) {
    bytes.swap16();
  }
}

/** Decodes in place, because no unit moves to a later index. Returns how many units are left. */
function withoutEscapes(units: Uint16Array): number {
  const { length } = units;
  let to = 0;
  let done = 0;
  let at = 0;
  for (let first = nextSlash(units, 0); first < length; first = nextSlash(units, at)) {
    const letter = behindSlashes(units, first);
    const digits = DIGITS_BEHIND[units[letter] ?? 0] ?? 0;
    const unit = unitAt(units, letter + 1, digits);
    at = unit < 0 ? letter : letter + 1 + digits;
    if (isRead(unit)) {
      // The backslashes of a quote stay: without them it would end a text of JSON.
      to = move(units, { to, from: done, end: unit === QUOTE ? letter : first });
      units[to] = unit;
      to += 1;
      done = at;
    }
  }
  return done === 0 ? length : move(units, { to, from: done, end: length });
}

function nextSlash(units: Uint16Array, from: number): number {
  let at = from;
  while (at < units.length && units[at] !== BACKSLASH) {
    at += 1;
  }
  return at;
}

function behindSlashes(units: Uint16Array, from: number): number {
  let at = from;
  while (units[at] === BACKSLASH) {
    at += 1;
  }
  return at;
}

/** The number that these digits write; -1 if there are fewer, or none. */
function unitAt(units: Uint16Array, from: number, digits: number): number {
  let unit = digits === 0 ? -1 : 0;
  for (let at = from; at < from + digits; at += 1) {
    const value = VALUES[units[at] ?? 0] ?? NO_DIGIT;
    if (value === NO_DIGIT) {
      return -1;
    }
    unit = (unit << 4) | value;
  }
  return unit;
}

/** Returns the index after what was moved. */
function move(units: Uint16Array, { to, from, end }: { to: number; from: number; end: number }): number {
  let place = to;
  for (let at = from; at < end; at += 1) {
    units[place] = units[at] ?? 0;
    place += 1;
  }
  return place;
}

function isRead(unit: number): boolean {
  return unit === QUOTE || needsNoEscape(unit);
}

function needsNoEscape(unit: number): boolean {
  return unit > 0 && NEEDS_NO_ESCAPE[LEGIBLE_CODES[unit] ?? 0] === 1 && !isHalf(unit);
}

/** Whether a unit is a surrogate, which is no character by itself. */
function isHalf(unit: number): boolean {
  return unit >= FIRST_HALF && unit <= LAST_HALF;
}
