import { closest } from 'fastest-levenshtein';

/** The tags of the harness. They stand here and nowhere else, so that a prefix of one's own needs one change. */
export const tagNames = {
  issue: '@tdd_issue',
  numberedIssue: '@tdd_issue_',
  expectedFail: '@tdd_expected_fail',
} as const;

/** The words that begin the line of a description which says why the scenario fails today. */
export const failsToday = 'Fails today:';

/** What a tag is to the harness; `foreign` tags belong to somebody else and are left alone. */
export type TagKind =
  | 'issue'
  | 'numbered issue'
  | 'expected fail'
  | 'older spelling'
  | 'malformed number'
  | 'unknown'
  | 'foreign';

const wellFormedNumber = /^[1-9]\d{0,14}$/;
const olderSpelling = /^@tdd[_-]bug(?:[_-]|$)/i;
// Anything a hurried author may have meant as one of ours: other case, other separators, a missing one.
const lookalike = /^@tdd(?:[^a-z\d]|issue|bug|expect)/i;

/** Tells what a tag is to the harness. */
export function kindOf(name: string): TagKind {
  if (name === tagNames.issue) {
    return 'issue';
  }
  if (name === tagNames.expectedFail) {
    return 'expected fail';
  }
  if (name.startsWith(tagNames.numberedIssue)) {
    return wellFormedNumber.test(numberPart(name)) ? 'numbered issue' : 'malformed number';
  }
  if (olderSpelling.test(name)) {
    return 'older spelling';
  }
  return lookalike.test(name) ? 'unknown' : 'foreign';
}

/** What to write instead of a tag; a tag that is right comes back as it is. */
export function correctTag(name: string): string {
  const nearest = nearestTag(name);
  const lacksNumber = kindOf(name) === 'malformed number' && kindOf(nearest) !== 'numbered issue';
  return lacksNumber ? `${tagNames.numberedIssue}<N>` : nearest;
}

/** The number of an issue tag; only for tags of the kind `numbered issue`. */
export function issueNumberOf(name: string): number {
  return Number(numberPart(name));
}

function numberPart(name: string): string {
  return name.slice(tagNames.numberedIssue.length);
}

// The tag that the author of a wrong one most likely meant.
function nearestTag(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^@a-z\d]/g, '_')
    .replace('_bug', '_issue');
  const number = /0*(\d+)$/.exec(plain)?.[1];
  const numbered = number === undefined || number === '0' ? [] : [tagNames.numberedIssue + number];
  return closest(plain, [tagNames.issue, tagNames.expectedFail, ...numbered]);
}
