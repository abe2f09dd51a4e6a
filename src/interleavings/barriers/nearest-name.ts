/** The known name that was meant by one with a slip or two in it. Undefined where none is like it: a guess leads astray. */
export function nearestName(
  written: string,
  known: readonly string[],
  slipsMax = Math.max(2, Math.floor(written.length / 3)),
): string | undefined {
  const [nearest] = known
    // To compare a name that is far too long takes time, and it is like none.
    .filter((name) => Math.abs(name.length - written.length) <= slipsMax)
    .map((name) => ({ name, slips: slipsBetween(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((one, other) => one.slips - other.slips);
  return nearest !== undefined && nearest.slips <= slipsMax && nearest.slips < written.length
    ? nearest.name
    : undefined;
}

/** How many letters must be put in, left out or changed to make one text of the other (the distance of Levenshtein). */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = at(row, column) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, at(row, column + 1) + 1, at(next, column) + 1));
    }
    row = next;
  }
  return at(row, row.length - 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
