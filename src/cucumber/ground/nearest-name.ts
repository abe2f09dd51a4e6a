import { distance } from 'fastest-levenshtein';

/**
 * The known name that somebody may have meant by another one: it has a slip or two, or a word more or less. Undefined where
 * nothing looks like it: a remedy that is a guess sends people the wrong way.
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

/** What follows the name in a sentence about one that is unknown: the known one that was meant, or else all of them. */
export function hintAt(unknown: string, known: readonly string[]): string {
  const nearest = nearestName(unknown, known);
  return nearest === undefined ? `; known are ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}

// "reason" for "requireReason", and the other way round.
function isPart(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.includes(short);
}
