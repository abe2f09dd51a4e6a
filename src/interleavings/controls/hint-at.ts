/** What follows an unknown name in a sentence: the known one that was meant, or else all of them. */
export function hintAt(unknown: string, known: readonly string[]): string {
  const nearest = nearestName(unknown, known);
  return nearest === undefined ? `; there are ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}

/** Undefined where nothing looks like it: a guess leads people astray. */
function nearestName(unknown: string, known: readonly string[]): string | undefined {
  const written = unknown.toLowerCase();
  const slipsMax = Math.max(2, Math.floor(written.length / 3));
  const [nearest] = known
    .map((name) => ({ name, slips: slipsBetween(written, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= slipsMax && slips < written.length)
    .sort((one, other) => one.slips - other.slips);
  return nearest?.name;
}

/** How many signs have to be put in, taken out or changed to make one word of the other. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: [...other].length + 1 }, (_, index) => index);
  for (const [index, sign] of [...one].entries()) {
    let before = index;
    const next = [index + 1];
    for (const [place, otherSign] of [...other].entries()) {
      const changed = before + (sign === otherSign ? 0 : 1);
      before = row[place + 1] ?? 0;
      next.push(Math.min(changed, before + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
