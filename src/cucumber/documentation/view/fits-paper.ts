/** How many characters stand side by side on A4, and how many of them the edges of a cell take. */
const charactersOfLine = 80;
const charactersOfEdges = 3;
/** A longer word is no word of a language, and may be broken. */
const wordMax = 24;

/** Whether the columns of a table fit on a sheet of A4 side by side, with no word broken. */
export function fitsPaper(rows: readonly (readonly string[])[]): boolean {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, longestOf(cell));
    }
  }
  const taken = widths.reduce((sum, width) => sum + width + charactersOfEdges, 0);
  return taken <= charactersOfLine && widths.every((width) => width <= wordMax);
}

function longestOf(cell: string): number {
  return Math.max(...cell.split(/\s/).map(({ length }) => length));
}
