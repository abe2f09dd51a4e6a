import { stripVTControlCharacters } from 'node:util';

/** One line, without colours: assertion libraries wrap and paint, and a description cannot. */
export function foldWhitespace(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim();
}

const shortCharactersMax = 200;

/** One line that fits a list or a sentence; the full text stands in the reports. */
export function shorten(text: string): string {
  const folded = foldWhitespace(text);
  return folded.length > shortCharactersMax ? `${folded.slice(0, shortCharactersMax)}…` : folded;
}
