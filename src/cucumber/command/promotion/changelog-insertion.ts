/** Lines that come into a file. */
export interface Insertion {
  /** How many lines stand before them. */
  readonly index: number;
  /** The lines, without their ends. */
  readonly written: readonly string[];
}

/** Puts lines into a changelog, with a blank line where Markdown needs one; its other bytes stay as they are. */
export function insertLines(lines: readonly string[], { index, written }: Insertion): string {
  const before = lines.slice(0, index).join('');
  const lineBreak = lineBreakAt(lines, index);
  const text = separate(lines, { index, written })
    .map((line) => line + lineBreak)
    .join('');
  const after = lines.slice(index).join('');
  if (before === '' || /[\r\n]$/.test(before)) {
    return before + text + after;
  }
  // The last line had no line break; now another line is the last.
  return before + lineBreak + text.slice(0, -lineBreak.length) + after;
}

function separate(lines: readonly string[], { index, written }: Insertion): readonly string[] {
  const [above = '', below = ''] = [lines[index - 1], lines[index]];
  const own = index === 0 && written[0] === '' ? written.slice(1) : written;
  const hasHeading = own.some((line) => /^(?:#|\*\*|[=-]+$)/.test(line));
  // What follows at once would become a part of the last item, but for a heading.
  const isClose = isText(below) && isText(own.at(-1)) && (hasHeading || !/^ {0,3}#/.test(below));
  return [...(hasHeading && isText(above) && isText(own[0]) ? [''] : []), ...own, ...(isClose ? [''] : [])];
}

function isText(line = ''): boolean {
  return line.trim() !== '';
}

// That of the line before, as a file may have several kinds.
function lineBreakAt(lines: readonly string[], index: number): string {
  const ends = [lines[index - 1], ...lines].map((line) => /[\r\n][\s\S]*/.exec(line ?? '')?.[0]);
  return ends.find((end) => end !== undefined) ?? '\n';
}
