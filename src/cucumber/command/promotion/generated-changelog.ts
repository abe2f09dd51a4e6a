import { readOutline } from './changelog-outline';
import { sectionsOf } from './changelog-sections';

const signs = [
  /\bfor commit guidelines\b|\bconventional[ -]?(?:commits|changelog)\b|\bstandard-version\b/i,
  /\bauto(?:matically)?[- ]?generated\b|\bgenerated (?:by|on|with|using|from)\b/i,
  /\bdo not edit\b|\bshould not be (?:manually )?(?:modified|edited)\b/i,
];

/** Whether people write a changelog: they say what is not released yet, and tools do not. */
export function isKeptByHand(changelog: string): boolean {
  return sectionsOf(readOutline(changelog)).unreleased !== undefined;
}

/** The line, from 1, in which a changelog says that a tool writes it: in front of the first release, or at the very end. */
export function lineOfGenerator(changelog: string): number | undefined {
  const { lines, blocks } = readOutline(changelog);
  const start = sectionsOf({ lines, blocks }).releases[0]?.first ?? lines.length;
  const last = blocks.at(-1);
  // A release may tell of generated things; it does so in a list.
  const end = last === undefined || last.kind === 'list' ? lines.length : last.first;
  const found = lines.findIndex(
    (line, index) => (index < start || index >= end) && signs.some((sign) => sign.test(line)),
  );
  return found === -1 ? undefined : found + 1;
}
