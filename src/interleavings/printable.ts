import { stripVTControlCharacters } from 'node:util';

/**
 * Makes untrusted text (a name, a reason, a path) safe to print on one line of a terminal or a build log.
 *
 * In the result nothing moves the cursor, sets colours, changes the writing direction or is invisible, and no build system takes any
 * part of it for a command, wherever it is in a line. Everything else stays unchanged. Idempotent.
 *
 * The harness has a copy of this function, because neither package may use internals of the other. A scenario compares the two.
 */
export function printable(text: string): string {
  return makeSafe(text.replaceAll(/\r?\n\s*|\t/g, ' '));
}

/** The same for text of several lines, such as a message: line breaks, indentation and tabs stay. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(makeSafe).join('\n');
}

function makeSafe(line: string): string {
  return stripVTControlCharacters(line)
    .toWellFormed()
    .replaceAll(lineBreak, ' ')
    .replaceAll(unseen, '')
    .replace(startOfCommand, '$<indent>: :')
    .replaceAll(markOfCommand, '# ');
}

// Characters that a terminal or a build log may treat as a line break, although an editor does not.
const lineBreak = /[\r\v\f\u0085\u2028\u2029]/g;

// What is printed as a blank and is no space of a script: of Braille, of Egyptian and Khitan, and a note of music without a head.
const blank = String.raw`\u2800\u{13441}\u{13442}\u{16FE4}\u{1D159}`;

// Control characters and invisible characters. Inside a command, they would hide it from these patterns, but not from a build system.
// Characters that shape letters and emoji stay if they follow one.
const shaping = String.raw`(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D\u{180B}-\u{180D}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]`;
const unseen = new RegExp(
  String.raw`(?!${shaping}|\t|\n)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB${blank}]`,
  'gu',
);

// The commands of GitHub Actions, `::error …::`, at the beginning of a line.
const startOfCommand = /^(?<indent>\s*)::/;
// The older commands of GitHub, and those of Azure and TeamCity: `##[error]`, `##vso[…]`, `##teamcity[…]`, anywhere in a line. The
// bound of 80 is longer than any name of a command; without it, a long row of `#` would take quadratic time.
const markOfCommand = /#(?=#[^\s[]{0,80}\[)/g;
