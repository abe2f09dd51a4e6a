import { stringify } from 'csv-stringify/sync';
import { COLUMNS, textOf } from '../showing/columns';
import type { EntryFormat } from './entry-format';

/**
 * What a spreadsheet takes for the beginning of a formula, at the beginning of a cell. In some countries, spreadsheets begin a new cell
 * at a semicolon, and take the quotes before a formula for an empty text.
 */
const FORMULA = /(?<begin>^|;)(?=["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** CSV as RFC 4180 says it, with a head and every field in quotes. An apostrophe before what could be a formula makes it text. */
export const csvFormat: EntryFormat = {
  head: line([...COLUMNS]),
  write: (entry) => line(COLUMNS.map((column) => textOf(entry, column).replace(FORMULA, "$<begin>'"))),
};

function line(fields: readonly string[]): string {
  return stringify([[...fields]], { quoted: true, quoted_empty: true, record_delimiter: 'windows' });
}
