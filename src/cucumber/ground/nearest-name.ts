import { distance } from 'fastest-levenshtein';

/**
 * The known name that a misspelt one probably means: it differs by a few letters, or contains the other name. Undefined if none is
 * similar enough: a wrong guess would mislead.
 */
export function nearestName(unknown: string, known: readonly string[]): string | undefined {
  const written = unknown.toLowerCase();
  const distances = known.map((name): readonly [string, number] => [
    name,
    distance(written, name.toLowerCase()),
  ]);
  const [nearest] = distances.toSorted(([, one], [, other]) => one - other);
  const slipsMax = Math.max(2, Math.round(written.length / 2.5));
  if (nearest !== undefined && nearest[1] <= slipsMax && nearest[1] < written.length) {
    return nearest[0];
  }
  const [longer, ...others] = known.filter((name) => isPart(written, name.toLowerCase()));
  return others.length === 0 ? longer : undefined;
}

/** The end of a message about an unknown name: suggests the nearest known name, or lists all. */
export function hintAt(unknown: string, known: readonly string[]): string {
  const nearest = nearestName(unknown, known);
  return nearest === undefined ? `; known are ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}

// For example "reason" and "requireReason", in either order.
function isPart(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.includes(short);
}
