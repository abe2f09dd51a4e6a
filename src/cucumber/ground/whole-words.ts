import { stripVTControlCharacters } from 'node:util';
import { foldWhitespace } from './text';

// A character that continues a word, in any script: the word characters of Unicode (UTS #18).
const letter = String.raw`[\p{Alphabetic}\p{M}\p{N}\p{Pc}\p{Join_Control}]`;
// An apostrophe between two letters belongs to the word: `can't`, `user’s`.
const apostrophe = "['’]";
// These characters between two digits belong to the number: decimals, groups and fractions.
const inNumber = "[.,'’٫٬·/⁄∕]";
const decimalPoint = '[.,٫]';
const minus = '[-‐‑−–﹣－]';

/**
 * Whether a text contains these words as whole words: `1 engine` does not match in `11 engines`, nor `the door can` in `the door
 * can't`. The same applies to numbers: `5 ms` does not match in `1.5 ms`, nor in `-5 ms` or `1 005 ms`. Colours, line breaks and
 * the Unicode normalisation of accents do not matter.
 */
export function saysWords(text: string, words: string): boolean {
  const [said, wanted] = [normalize(text), normalize(words)];
  const whole = `${beginOf(wanted)}${quote(wanted)}${endOf(wanted)}`;
  return new RegExp(whole, 'u').test(said);
}

// Join groups of digits before folding white space: digits on different lines are different numbers.
function normalize(text: string): string {
  const joined = stripVTControlCharacters(text).replaceAll(groupedNumber, (number) =>
    number.replaceAll(/[^\p{N}]/gu, '_'),
  );
  return foldWhitespace(joined).normalize('NFC');
}

// Matches `1 234 567`, but neither `HTTP/1.1 200` nor `v2 500`.
const groupedNumber =
  /(?<![\p{L}\p{M}\p{N}\p{Pc}.,٫'’:/]|[\p{L}\p{N}][-−–])(?!0)\p{Nd}{1,3}(?:[ \u00A0\u2007\u2009\u202F]\p{Nd}{3})+(?!\p{N})/gu;

// Words that begin with a bracket or a quote need no boundary.
function beginOf(words: string): string {
  return bordersWhere(words, [
    [`^${letter}`, [`(?<!${letter}${apostrophe}?)`]],
    // For times such as 5:30, but not for the port of a host.
    [String.raw`^\p{N}{1,2}(?!\p{N})`, [String.raw`(?<!\p{N}:)`]],
    [String.raw`^\p{Sc}?\p{N}`, [String.raw`(?<!\p{N}${inNumber})`, notNegative, noFraction, noExponent]],
    // For US$5, 3-5 ms and 1.5 ms.
    [String.raw`^(?:\p{Sc}|${minus}|\+|${decimalPoint})\s?\p{N}`, [String.raw`(?<![\p{L}\p{N}])`]],
  ]);
}

const notNegative = String.raw`(?<!(?:^|[^\p{L}\p{N}])${minus})`;
// For `.5`, unless the point ends something else.
const noFraction = String.raw`(?<!(?:^|[\s(\p{Sc}]|${minus})${decimalPoint})`;
// For `1e-5`.
const noExponent = String.raw`(?<![\p{N}.][eE](?:${minus}|\+))`;

function endOf(words: string): string {
  return bordersWhere(words, [
    [`${letter}$`, [`(?!${apostrophe}?${letter})`]],
    [String.raw`\p{N}$`, [String.raw`(?!${inNumber}\p{N}|:\p{N}{1,2}(?!\p{N}))`]],
    [String.raw`\p{N}(?:${inNumber}|:)$`, [String.raw`(?!\p{N})`]],
  ]);
}

type Border = readonly [where: string, what: readonly string[]];

function bordersWhere(words: string, borders: readonly Border[]): string {
  return borders.flatMap(([where, what]) => (new RegExp(where, 'u').test(words) ? what : [])).join('');
}

function quote(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
