import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { COLUMN_NAMES, NUMBER_COLUMNS, TEXT_BYTES_MAX } from '../../sql/entry-columns';

/** Whether some value of a row has another type than its column. */
const OTHER_KINDS = COLUMN_NAMES.map((name) => isOfAnotherKind(name)).join(' OR ');

/**
 * The character behind the length of the id. If some value of the row has another type than its column, it is one with which no
 * stored row was hashed.
 */
const MARK_SQL = `iif(${OTHER_KINDS}, '!', ':')`;

/** The text of the lasting values of a row as it is hashed. SQLite makes it: to pass each value to JavaScript takes twice as long. */
export const LASTING_SQL = `concat(${valuesSql(LASTING_PLACES)})`;

/** The text of the personal values, which can be erased, as it is hashed. */
export const PERSONAL_SQL = `concat(${valuesSql(PERSONAL_PLACES)})`;

/** All texts of a row, one after another. The blanks keep the ends of two of them from being one character. */
export const TEXTS_SQL = `concat_ws(' ', ${COLUMN_NAMES.filter((name) => !NUMBER_COLUMNS.includes(name)).join(', ')})`;

/** Whether a row may have bytes that are not valid UTF-8: some of its texts are not ASCII. */
export const WIDE_SQL = `length(${TEXTS_SQL}) <> octet_length(${TEXTS_SQL})`;

/** Whether a row may have a value that no release can have stored. */
export const ODD_SQL = `(${[
  'time NOT BETWEEN -8.64e15 AND 8.64e15',
  'occurred_at NOT BETWEEN -8.64e15 AND 8.64e15',
  'NOT json_valid(details)',
  // A text that begins with a NUL, or is empty, comes before all others.
  COLUMN_NAMES.map((name) => isOfAnotherKind(name, 'char(1)')).join(' OR '),
  ...Array.from(TEXT_BYTES_MAX, ([name, bytesMax]) => `octet_length(${name}) > ${bytesMax}`),
  `instr(concat(${Array.from(TEXT_BYTES_MAX.keys()).join(', ')}), char(0))`,
].join(' OR ')})`;

/**
 * Some values of a row as arguments of `concat`, in the form that is hashed. If any value of the row has another type than its
 * column, the id gets another mark. One mark for all values takes a third less time than one for each.
 */
export function valuesSql(places: readonly number[]): string {
  return places
    .map((place) => String(COLUMN_NAMES[place]))
    .map((name) => `ifnull(octet_length(${name}) || ${name === 'id' ? MARK_SQL : "':'"}, '-'), ${name}`)
    .join(', ');
}

/**
 * Whether a value has another type than its column. Such a value may have the same bytes, and so the same hash, but no filter
 * finds it. SQLite sorts numbers before texts, and texts before blobs, so a comparison tells: it takes less time than `typeof`.
 * The unary plus keeps SQLite from converting the value to the type of the column first.
 *
 * @param first the first text that a text column may have
 */
function isOfAnotherKind(name: string, first = "''"): string {
  return NUMBER_COLUMNS.includes(name)
    ? `+${name} >= ''`
    : `+${name} NOT BETWEEN ${first} AND CAST(x'ff' AS TEXT)`;
}
