/** A line of the changelog that belongs to a version: its heading, or a line below. */
export interface ReleasedLine {
  readonly version: string;
  /** The last heading above it, such as `Added`; empty before the first one. */
  readonly section: string;
  readonly text: string;
}

const HEADING = /^## /;
const VERSION = /^## \[(?<version>\d+\.\d+\.\d+[^\]]*)\]/;
const SECTION = /^### (?<section>.+)$/;
/** The mark of Keep a Changelog for a withdrawn version, which may be added at any time. */
const YANKED = ' [YANKED]';
/** A link definition at the end of the file, `[0.1.0]: https://…`. It belongs to no version, and changes with each release. */
const LINK = /^\[[^\]]+\]: /;

/** All lines of all released versions. */
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

/** The lines of the first list that are missing from the second. If a line occurs several times, each occurrence counts. */
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
