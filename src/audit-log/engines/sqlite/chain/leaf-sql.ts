import { LASTING_PLACES, PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { COLUMN_NAMES } from '../../sql/entry-columns';

/**
 * The two texts of a row that are hashed, made by SQLite: it has the bytes, and would otherwise have to hand over each value, which
 * takes twice as long.
 */
export const LASTING_SQL = textOf(LASTING_PLACES);

/** What can be erased. */
export const PERSONAL_SQL = textOf(PERSONAL_PLACES);

function textOf(places: readonly number[]): string {
  return places
    .map((place) => COLUMN_NAMES[place])
    .map((name) => `iif(${name} IS NULL, '-', octet_length(${name}) || ':' || ${name})`)
    .join(' || ');
}
