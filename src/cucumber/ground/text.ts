import { stripVTControlCharacters } from 'node:util';

/** A number and its noun: `1 feature`, `2 features`, `1,287 scenarios`. */
export function count(number: number | bigint, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${Number(number) === 1 ? '' : 's'}`;
}

/**
 * Removes terminal codes: colours, cursor movements, and the URLs of hyperlinks. Node's own function leaves most of such a URL
 * behind on Node 20.
 */
export function withoutTerminalCodes(text: string): string {
  return stripVTControlCharacters(text.replaceAll(systemCommand, ''));
}

const [bell, esc, end, begin] = ['\u0007', '\u001B', '\u009C', '\u009D'];
const systemCommand = new RegExp(
  `(?:${esc}\\]|${begin})[^${bell}${esc}${end}${begin}]*(?:${bell}|${esc}\\\\|${end})`,
  'g',
);

/** Joins a text into one line without colours: assertion libraries wrap and colour their messages, and descriptions do neither. */
export function foldWhitespace(text: string): string {
  return withoutTerminalCodes(text).replaceAll(/\s+/g, ' ').trim();
}

/** A text with one stop at its end. What somebody else has said may have one, or end in a colon or a blank. */
export function asSentence(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s:;,]$/.test(text.slice(end - 1, end))) {
    end -= 1;
  }
  const whole = text.slice(0, end);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

const shortCharactersMax = 200;

/** Shortens a text to one line for a list or a sentence. The reports have the full text. */
export function shorten(text: string, charactersMax: number = shortCharactersMax): string {
  const folded = foldWhitespace(text);
  return folded.length > charactersMax ? `${cutBetweenWords(folded, charactersMax)}…` : folded;
}

// A text without spaces, such as a row of digits, is cut between characters.
function cutBetweenWords(text: string, charactersMax: number): string {
  const end = text.lastIndexOf(' ', charactersMax);
  const cut = end > charactersMax / 2 ? text.slice(0, end) : text.slice(0, charactersMax);
  return cut.replace(/[\uD800-\uDBFF]$/, '');
}

/** The first line of a text. */
export function firstLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return foldWhitespace(first);
}

/** Pads cells so that the columns align in a terminal. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
