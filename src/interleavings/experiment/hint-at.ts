import { nearestName } from '../barriers/nearest-name';

/** The end of a message about an unknown name: suggests the nearest known name, or lists all. */
export function hintAt(unknown: string, known: readonly string[]): string {
  if (known.length === 0) {
    return '; there is none.';
  }
  const nearest = nearestName(unknown, known);
  return nearest === undefined ? `; there are ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}
