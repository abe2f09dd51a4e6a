/** The known name that a misspelt name probably means. Undefined if none is similar enough: a wrong guess would mislead. */
export function nearestName(
  written: string,
  known: readonly string[],
  slipsMax = Math.max(2, Math.floor(written.length / 3)),
): string | undefined {
  const [nearest] = known
    // A name of a very different length cannot be similar, and comparing it would take time.
    .filter((name) => Math.abs(name.length - written.length) <= slipsMax)
    .map((name) => ({ name, slips: slipsBetween(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((one, other) => one.slips - other.slips);
  return nearest !== undefined && nearest.slips <= slipsMax && nearest.slips < written.length
    ? nearest.name
    : undefined;
}

/** The Levenshtein distance: how many letters must be inserted, deleted or changed to turn one text into the other. */
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
