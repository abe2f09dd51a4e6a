/** How many characters fit on a line of A4, and the width of a cell's borders in characters. */
const charactersOfLine = 80;
const charactersOfEdges = 3;
/** A longer word is not one of natural language, and may be broken. */
const wordMax = 24;

/** Whether all columns of a table fit on a sheet of A4 without breaking a word. */
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
  return cell.split(/\s/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
