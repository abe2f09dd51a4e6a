import { describeLine, type Place } from './place';

/**
 * A line of a file as an argument of a command that somebody pastes into a shell. Anything can be in the name of a file, and the
 * shell must read it back as it is; a name that no shell changes stays as it is.
 */
export function quotePlace(place: Pick<Place, 'uri' | 'line'>, platform: string = process.platform): string {
  const line = describeLine(place);
  // Otherwise it would be taken for an option.
  const text = line.startsWith('-') ? `./${line}` : line;
  if (platform === 'win32') {
    return plainOnWindows.test(text) ? text : `"${text}"`;
  }
  return plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const plain = /^[\p{L}\p{M}\p{N}_./:@%+,-]+$/u;
const plainOnWindows = /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u;
