import { stripVTControlCharacters } from 'node:util';

/** A number and its noun: `1 feature`, `2 features`, `1,287 scenarios`. */
export function count(number: number | bigint, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${Number(number) === 1 ? '' : 's'}`;
}

/**
 * Text without what only a terminal understands: colours, movements of the cursor, and the addresses of links. Node 20 leaves
 * most of such an address behind.
 */
export function withoutTerminalCodes(text: string): string {
  return stripVTControlCharacters(text.replaceAll(systemCommand, ''));
}

const [bell, esc, end, begin] = ['\u0007', '\u001B', '\u009C', '\u009D'];
const systemCommand = new RegExp(
  `(?:${esc}\\]|${begin})[^${bell}${esc}${end}${begin}]*(?:${bell}|${esc}\\\\|${end})`,
  'g',
);

/** One line, without colours: assertion libraries wrap and paint, and a description cannot. */
export function foldWhitespace(text: string): string {
  return withoutTerminalCodes(text).replaceAll(/\s+/g, ' ').trim();
}

const shortCharactersMax = 200;

/** One line that fits a list or a sentence; the full text stands in the reports. */
export function shorten(text: string, charactersMax: number = shortCharactersMax): string {
  const folded = foldWhitespace(text);
  return folded.length > charactersMax ? `${cutBetweenWords(folded, charactersMax)}…` : folded;
}

// What has no words to cut between, such as a row of digits, is cut between characters.
function cutBetweenWords(text: string, charactersMax: number): string {
  const end = text.lastIndexOf(' ', charactersMax);
  const cut = end > charactersMax / 2 ? text.slice(0, end) : text.slice(0, charactersMax);
  return cut.replace(/[\uD800-\uDBFF]$/, '');
}

/** The first line of a text, for sentences. */
export function firstLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return foldWhitespace(first);
}

/** Rows of cells as lines for a terminal, each column as wide as its widest cell. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd(),
  );
}
