import { nearestName } from '../barriers/nearest-name';

/** What follows an unknown name in a sentence: the known one that was meant, or else all of them. */
export function hintAt(unknown: string, known: readonly string[]): string {
  if (known.length === 0) {
    return '; there is none.';
  }
  const nearest = nearestName(unknown, known);
  return nearest === undefined ? `; there are ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}
