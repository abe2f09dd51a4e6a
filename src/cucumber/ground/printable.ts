import { withoutTerminalCodes } from './text';

/**
 * A text that others wrote, as one line for a terminal or for the log of a build: a name, a reason, a path.
 *
 * Nothing in it moves the cursor, paints, turns the direction of writing or hides among what is seen, and no build system
 * takes it for a command, wherever it is put in a line. All else stays as it is. Safe to call twice.
 */
export function printable(text: string): string {
  return makeSafe(text.replaceAll(/\r?\n\s*|\t/g, ' '));
}

/** The same for a text of several lines, such as a message: its line ends, indents and tabs stay. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(makeSafe).join('\n');
}

/** A value as JSON that reads back as the same value, and is as safe to print. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replaceAll(unseen, escapeInJson).replaceAll(markOfCommand, '\\u0023');
}

function makeSafe(line: string): string {
  return withoutTerminalCodes(line)
    .toWellFormed()
    .replaceAll(lineBreak, ' ')
    .replaceAll(unseen, '')
    .replace(startOfCommand, '$<indent>: :')
    .replaceAll(markOfCommand, '# ');
}

// Those that a terminal or a build log may take for the end of a line although an editor does not.
const lineBreak = /[\r\v\f\u0085\u2028\u2029]/g;

// Control characters, and whatever takes no room: between two signs of a command the systems that look for it do not see it.
// Left are those that shape letters and pictures, where they stand behind one.
const shaping = String.raw`(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D\u{180B}-\u{180D}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]`;
const unseen = new RegExp(
  String.raw`(?!${shaping}|\t|\n)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB]`,
  'gu',
);

// GitHub: `::error …::`, at the beginning of a line.
const startOfCommand = /^(?<indent>\s*)::/;
// GitHub before that, Azure and TeamCity: `##[error]`, `##vso[…]`, `##teamcity[…]`, anywhere in a line. No name of a
// command is longer than 80 signs; without a bound, a long row of `#` would cost the square of its length.
const markOfCommand = /#(?=#[^\s[]{0,80}\[)/g;

function escapeInJson(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
