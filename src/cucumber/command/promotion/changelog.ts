const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** A changelog that has nothing in it yet. */
export const emptyChangelog = [
  '# Changelog',
  '',
  'The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).',
  '',
].join('\n');

/**
 * Adds lines at the end of what is fixed in a changelog in the form of Keep a Changelog; a heading that is missing is written.
 * What stands there already is not added again, and nothing else is changed.
 */
export function addFixes(changelog: string, fixes: readonly string[]): string {
  const lines = changelog.split(/(?<=\n)/);
  const bullet = lines.find((line) => /^[-*+] /.test(line))?.[0] ?? '-';
  const fresh = [...new Set(fixes)].map((fix) => `${bullet} ${fix}`);
  const known = new Set(lines.map((line) => line.trimEnd()));
  const items = fresh.filter((item) => !known.has(item));
  return items.length === 0 ? changelog : insert(lines, placeFor(lines, items), findLineBreak(changelog));
}

interface Insertion {
  /** How many lines stand before it. */
  readonly index: number;
  readonly written: readonly string[];
}

function placeFor(lines: readonly string[], items: readonly string[]): Insertion {
  const isHeading = (index: number, depth: number) =>
    new RegExp(`^#{1,${depth}}\\s`).test(lines[index] ?? '');
  const find = (from: number, to: number, isWanted: (line: string, index: number) => boolean) => {
    const found = lines.slice(from, to).findIndex((line, offset) => isWanted(line, from + offset));
    return found === -1 ? undefined : from + found;
  };
  const unreleased = find(0, lines.length, (line) => /^##\s+\[?unreleased\b/i.test(line));
  if (unreleased === undefined) {
    const release = find(0, lines.length, (line) => /^##\s/.test(line));
    const section = ['## [Unreleased]', '', '### Fixed', '', ...items];
    return release === undefined
      ? { index: lastWritten(lines, lines.length), written: ['', ...section] }
      : { index: release, written: [...section, ''] };
  }
  const isEnd = (line: string, index: number) => isHeading(index, 2) || /^\[[^\]]+\]:\s/.test(line);
  const end = find(unreleased + 1, lines.length, isEnd) ?? lines.length;
  const fixed = find(unreleased, end, (line) => /^###\s+fixed\s*$/i.test(line));
  if (fixed === undefined) {
    const later = kinds.slice(kinds.indexOf('Fixed') + 1).join('|');
    const next = find(unreleased, end, (line) => new RegExp(`^###\\s+(?:${later})\\s*$`, 'i').test(line));
    return next === undefined
      ? { index: lastWritten(lines, end), written: ['', '### Fixed', '', ...items] }
      : { index: next, written: ['### Fixed', '', ...items, ''] };
  }
  const nextKind = find(fixed + 1, end, (_, index) => isHeading(index, 3)) ?? end;
  const index = lastWritten(lines, nextKind);
  return { index, written: index === fixed + 1 ? ['', ...items] : items };
}

// Behind the last line in front of an end that is not blank.
function lastWritten(lines: readonly string[], end: number): number {
  return lines.slice(0, end).findLastIndex((line) => line.trim() !== '') + 1;
}

function insert(lines: readonly string[], { index, written }: Insertion, lineBreak: string): string {
  const before = lines.slice(0, index).join('');
  const after = lines.slice(index).join('');
  const text = written.map((line) => line + lineBreak).join('');
  if (before === '' || before.endsWith('\n')) {
    return before + text + after;
  }
  // The last line had no line break; now another line is the last.
  return before + lineBreak + text.slice(0, -lineBreak.length) + after;
}

function findLineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
