/** A line of the changelog under the heading of a version, or that heading itself. */
export interface ReleasedLine {
  readonly version: string;
  /** The last heading above it, such as `Added`; empty for what stands above all of them. */
  readonly section: string;
  readonly text: string;
}

const HEADING = /^## /;
const VERSION = /^## \[(?<version>\d+\.\d+\.\d+[^\]]*)\]/;
const SECTION = /^### (?<section>.+)$/;
/** Keep a Changelog says so of a version that was taken back, and that may happen at any time. */
const YANKED = ' [YANKED]';
/** `[0.1.0]: https://…`, at the end of the file, belongs to no version and changes with each release. */
const LINK = /^\[[^\]]+\]: /;

/** All lines of all versions, without what is not released yet. */
export function readReleasedLines(changelog: string): ReleasedLine[] {
  const found: ReleasedLine[] = [];
  let version: string | undefined;
  let section = '';
  for (const line of changelog.split('\n')) {
    const text = line.trimEnd();
    if (HEADING.test(text)) {
      version = VERSION.exec(text)?.groups?.version;
      section = '';
    }
    section = SECTION.exec(text)?.groups?.section ?? section;
    if (version !== undefined && text !== '' && !LINK.test(text)) {
      found.push({ version, section, text: HEADING.test(text) ? text.replace(YANKED, '') : text });
    }
  }
  return found;
}

/** The lines that are in the first list and not in the second, however often each of them is there. */
export function missingLines(
  lines: readonly ReleasedLine[],
  others: readonly ReleasedLine[],
): ReleasedLine[] {
  const counts = new Map<string, number>();
  for (const other of others) {
    counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  }
  return lines.filter((line) => {
    const count = counts.get(keyOf(line)) ?? 0;
    counts.set(keyOf(line), count - 1);
    return count <= 0;
  });
}

function keyOf({ version, section, text }: ReleasedLine): string {
  return [version, section, text].join('\n');
}
