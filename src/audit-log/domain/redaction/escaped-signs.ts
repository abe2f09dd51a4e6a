import { LEGIBLE_CODES } from './look-alikes';
import type { FoundSigns } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** A sign as JSON and the languages of programs may write it: `\u0061`, and `\\u0061` in a text of JSON in JSON. */
const ESCAPED = /(?<!\\)(\\+)(?:u([\da-f]{4})|x([\da-f]{2}))/gi;
const QUOTE = 34;
const FIRST_HALF = 0xd800;
const LAST_HALF = 0xdfff;
/** What means the same without: nobody has to escape it. Of other signs no name is written that is looked for. */
const NEEDS_NO_ESCAPE = /[\w $%&'()*+,./:;<=>?@[\]{}-]/;

/**
 * A text of which the signs that need no escape are read: `p\u0061ssword` is `password` to each program. Of most texts that is the
 * text itself.
 */
export function escapesRead(text: string, { signs }: FoundSigns): string {
  return (signs & SIGNS.letter) === 0 ? text : text.replace(ESCAPED, readSign);
}

function readSign(whole: string, slashes: string, long = '', short = ''): string {
  const unit = Number.parseInt(long || short, 16);
  if (needsNoEscape(unit)) {
    return String.fromCharCode(unit);
  }
  return unit === QUOTE ? `${slashes}"` : whole;
}

function needsNoEscape(unit: number): boolean {
  const code = LEGIBLE_CODES[unit] ?? 0;
  return code > 0 && NEEDS_NO_ESCAPE.test(String.fromCharCode(code)) && !isHalf(unit);
}

/** Whether a unit is a half of a sign, which says nothing alone. */
function isHalf(unit: number): boolean {
  return unit >= FIRST_HALF && unit <= LAST_HALF;
}
