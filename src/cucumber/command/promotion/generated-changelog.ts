import { readOutline } from './changelog-outline';
import { sectionsOf } from './changelog-sections';

const signs = [
  /\bfor commit guidelines\b|\bconventional[ -]?(?:commits|changelog)\b|\bstandard-version\b/i,
  /\bauto(?:matically)?[- ]?generated\b|\bgenerated (?:by|on|with|using|from)\b/i,
  /\bdo not edit\b|\bshould not be (?:manually )?(?:modified|edited)\b/i,
];

/** Whether people write a changelog by hand: only then does it have a section of unreleased changes. */
export function isKeptByHand(changelog: string): boolean {
  return sectionsOf(readOutline(changelog)).unreleased !== undefined;
}

/** The line, from 1, that says that a tool generates the changelog. It is before the first release, or at the very end. */
export function lineOfGenerator(changelog: string): number | undefined {
  const { lines, blocks } = readOutline(changelog);
  const start = sectionsOf({ lines, blocks }).releases[0]?.first ?? lines.length;
  const last = blocks.at(-1);
  // A list at the end belongs to a release, and may mention generated things without meaning the changelog.
  const end = last === undefined || last.kind === 'list' ? lines.length : last.first;
  const found = lines.findIndex(
    (line, index) => (index < start || index >= end) && signs.some((sign) => sign.test(line)),
  );
  return found === -1 ? undefined : found + 1;
}
