import { describeLine, type Place } from './place';

/**
 * Quotes a line of a file for pasting into a shell command. A file name may contain any character, and the shell must read it back
 * unchanged. A name without special characters is not quoted.
 */
export function quotePlace(place: Pick<Place, 'uri' | 'line'>, platform: string = process.platform): string {
  const line = describeLine(place);
  // A leading hyphen would make it an option.
  const text = line.startsWith('-') ? `./${line}` : line;
  if (platform === 'win32') {
    return plainOnWindows.test(text) ? text : `"${text}"`;
  }
  return plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const plain = /^[\p{L}\p{M}\p{N}_./:@%+,-]+$/u;
const plainOnWindows = /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u;
