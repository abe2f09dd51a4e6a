import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { COLUMN_NAMES, NUMBER_COLUMNS } from '../../sql/entry-columns';

/** Some value of a row is of another kind than its column has. */
const OTHER_KINDS = COLUMN_NAMES.map(isOfAnotherKind).join(' OR ');

/** What stands behind the length of the id: a mark with which no stored row was hashed, where there is such a value. */
const MARK_SQL = `iif(${OTHER_KINDS}, '!', ':')`;

/**
 * The two texts of a row that are hashed, made by SQLite: it has the bytes, and would otherwise have to hand over each value, which
 * takes twice as long.
 */
export const LASTING_SQL = `concat(${valuesSql(LASTING_PLACES)})`;

/** What can be erased. */
export const PERSONAL_SQL = `concat(${valuesSql(PERSONAL_PLACES)})`;

/** Whether a row may have what no release can have stored, so that nobody can read it. */
export const ODD_SQL = `(${[
  'time NOT BETWEEN -8.64e15 AND 8.64e15',
  'occurred_at NOT BETWEEN -8.64e15 AND 8.64e15',
  'NOT json_valid(details)',
  OTHER_KINDS,
].join(' OR ')})`;

/**
 * Some values of a row one behind another, as arguments of `concat`: as they are hashed, but where any value of the row is of another kind
 * than its column has, the id has another mark. One mark for all of them takes a third less than one for each.
 */
export function valuesSql(places: readonly number[]): string {
  return places
    .map((place) => String(COLUMN_NAMES[place]))
    .map((name) => `ifnull(octet_length(${name}) || ${name === 'id' ? MARK_SQL : "':'"}, '-'), ${name}`)
    .join(', ');
}

/**
 * Whether a value is of another kind than its column has. Such a one may have the same bytes, and so the same hash; and no filter finds it.
 * Numbers are before all texts, and those before what is neither: this takes less than `typeof`. Without the plus SQLite would first make
 * of the value what the column should have.
 */
function isOfAnotherKind(name: string): string {
  return NUMBER_COLUMNS.includes(name) ? `+${name} >= ''` : `+${name} NOT BETWEEN '' AND CAST(x'ff' AS TEXT)`;
}
