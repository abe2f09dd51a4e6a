import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { COLUMN_NAMES, NUMBER_COLUMNS } from '../../sql/entry-columns';

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
  ...COLUMN_NAMES.map((name) => `(${name} IS NOT NULL AND NOT (${isKind(name)}))`),
].join(' OR ')})`;

/**
 * Some values of a row one behind another, as arguments of `concat`: as they are hashed, but what is of another kind than its column has
 * another mark.
 */
export function valuesSql(places: readonly number[]): string {
  return places
    .map((place) => String(COLUMN_NAMES[place]))
    .map((name) => `ifnull(octet_length(${name}) || iif(${isKind(name)}, ':', '!'), '-'), ${name}`)
    .join(', ');
}

/**
 * Whether a value is of the kind that its column has. One of another kind may have the same bytes, and so the same hash; and no filter
 * finds it. Numbers are before all texts, and those before what is neither: this takes less than `typeof`. Without the plus SQLite would
 * first make of the value what the column should have.
 */
function isKind(name: string): string {
  return NUMBER_COLUMNS.includes(name) ? `+${name} < ''` : `+${name} >= '' AND +${name} < x''`;
}
