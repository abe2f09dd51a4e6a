import { escapedText } from '../domain/harmless-text';

/** What makes a consonant join the next one, in the scripts of India and its neighbours: the signs of combining class 9. */
const VIRAMA =
  '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0f84\\u1039\\u103a\\u1714\\u1734\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\ua806\\ua8c4\\ua953\\ua9c0\\uaaf6\\uabed\\u{11046}\\u{110b9}\\u{11133}\\u{111c0}\\u{1134d}\\u{114c2}]';

/** Letters of the scripts in which a letter takes the form that its neighbours give it. */
const CURSIVE =
  '(?=\\p{L})[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Mand}\\p{scx=Adlm}\\p{scx=Rohg}\\p{scx=Phag}]';

/** Those letters that never join the next one: there is nothing to keep apart. */
const ENDS_ALWAYS =
  '[\\u0621-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0671-\\u0677\\u0688-\\u0699\\u06c0\\u06c3-\\u06cb\\u06cd\\u06cf\\u06d2\\u06d3\\u06d5\\u06ee\\u06ef\\u0710\\u0715-\\u0719\\u071e\\u0728\\u072a\\u072c\\u072f\\u074d\\u0759-\\u075b\\u076b\\u076c\\u0771\\u0773\\u0774\\u0778\\u0779]';

/** Accents do not separate two letters. Nobody who wants to be read puts more of them than this on one letter. */
const ACCENTS = '\\p{Mn}{0,3}';

const PICTURE = '\\p{Extended_Pictographic}';

/**
 * Where a character without width is visible by its effect on the characters beside it, like the joiners in names in RFC 5892: after a
 * virama, between two letters that would join, and in an emoji that is made of several.
 */
const AT_WORK = [
  `(?<=${VIRAMA})[\\u200c\\u200d]`,
  `(?<=${CURSIVE}(?<!${ENDS_ALWAYS})${ACCENTS})\\u200c(?=${ACCENTS}${CURSIVE})`,
  `(?<=${PICTURE}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=${PICTURE})`,
  '(?<=(?!\\p{ASCII})\\p{Emoji})[\\ufe0e\\ufe0f]',
  '\\ufe0f\\u20e3',
];

/** What is printed as a blank and is no space of a script: of Braille, of Egyptian and Khitan, and a note of music without a head. */
const BLANK = '\\u2800\\u{13441}\\u{13442}\\u{16fe4}\\u{1d159}';

/**
 * Characters that are not seen, or that change the direction of the text around them: controls, marks of direction, joiners and spaces
 * without width. With them, an attacker could make an entry look like that of somebody else.
 */
export const UNSEEN = new RegExp(
  // The rare characters are checked first, because the second check is expensive.
  `(?=[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{DI}${BLANK}])(?!${AT_WORK.join('|')})[^]`,
  'gu',
);

/** Most texts match this, and the test costs less than a search. */
const SEEN = /^[ -~]*$/;

/** Untrusted text on one line. Invisible characters are written as escapes of JSON, so that JSON stays JSON. */
export function visibleText(text: string): string {
  return SEEN.test(text) ? text : text.replaceAll(UNSEEN, escapedText);
}
