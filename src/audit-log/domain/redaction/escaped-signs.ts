import type { FoundSigns } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** A sign as JSON and the languages of programs may write it: `\u0061`, and `\\u0061` in a text of JSON in JSON. */
const ESCAPED = /(?<!\\)(\\+)(?:u([\da-f]{4})|x([\da-f]{2}))/gi;
/** What means the same without: nobody has to escape it. */
const NEEDS_NO_ESCAPE = /[\w $%&'()*+,./:;<=>?@[\]{}-]|[^\0-\u{9f}\u{d800}-\u{dfff}]/u;

/**
 * A text of which the signs that need no escape are read: `p\u0061ssword` is `password` to each program. Of most texts that is the
 * text itself.
 */
export function escapesRead(text: string, { signs }: FoundSigns): string {
  return (signs & SIGNS.letter) === 0 ? text : text.replace(ESCAPED, readSign);
}

function readSign(whole: string, slashes: string, long = '', short = ''): string {
  const sign = String.fromCharCode(Number.parseInt(long || short, 16));
  if (sign === '"') {
    return slashes + sign;
  }
  return NEEDS_NO_ESCAPE.test(sign) ? sign : whole;
}
