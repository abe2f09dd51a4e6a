/** Lines to insert into a file. */
export interface Insertion {
  /** The number of lines before them. */
  readonly index: number;
  /** The lines, without line breaks. */
  readonly written: readonly string[];
}

/** Inserts lines into a changelog, with blank lines where Markdown needs them. All other bytes stay unchanged. */
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
  // The last line of the file had no line break. Keep it so: the inserted text is now the last line.
  return before + lineBreak + text.slice(0, -lineBreak.length) + after;
}

function separate(lines: readonly string[], { index, written }: Insertion): readonly string[] {
  const [above = '', below = ''] = [lines[index - 1], lines[index]];
  const own = index === 0 && written[0] === '' ? written.slice(1) : written;
  const hasHeading = own.some((line) => /^(?:#|\*\*|[=-]+$)/.test(line));
  // Without a blank line, text that follows would continue the last item. A heading ends a list by itself.
  const isClose = isText(below) && isText(own.at(-1)) && (hasHeading || !/^ {0,3}#/.test(below));
  return [...(hasHeading && isText(above) && isText(own[0]) ? [''] : []), ...own, ...(isClose ? [''] : [])];
}

function isText(line = ''): boolean {
  return line.trim() !== '';
}

// Uses the line break of the line before: a file may mix several kinds.
function lineBreakAt(lines: readonly string[], index: number): string {
  const ends = [lines[index - 1], ...lines].map((line) => /[\r\n][\s\S]*/.exec(line ?? '')?.[0]);
  return ends.find((end) => end !== undefined) ?? '\n';
}
