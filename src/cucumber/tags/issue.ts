/**
 * The name of an issue in a tracker: a number, as on GitHub (`991`, shown as `#991`), or a key, as in Jira, Linear
 * and YouTrack (`SHOP-123`, shown unchanged).
 */
export type IssueKey = number | string;

/** The state of an issue in the tracker: an entry of the issues file. It has a number or a key. */
export interface IssueState {
  /** Its number: a whole number from 1. */
  readonly number?: number | undefined;
  /** Its key, such as `SHOP-123`. */
  readonly key?: string | undefined;
  /** Whether it is still open. */
  readonly state: 'open' | 'closed';
  /** Its title in the tracker. */
  readonly title?: string | undefined;
  /** The URL of its page in the tracker. */
  readonly url?: string | undefined;
  /** What the bug was, in two sentences for people who do not read code. Written by hand. */
  readonly story?: string | undefined;
}

/** The states of all issues in the tracker. */
export type IssueStates = ReadonlyMap<IssueKey, IssueState>;

// With more digits, a JavaScript number could not distinguish neighbours.
const plainNumber = /^#?([1-9]\d{0,14})$/;

/** Parses an issue from a tag, a file or a command line. `991` and `#991` are numbers; everything else is a key. */
export function readIssue(text: string): IssueKey {
  const [, digits] = plainNumber.exec(text) ?? [];
  return digits === undefined ? text : Number(digits);
}

/** Whether an untrusted value can be an issue: a whole number from 1, or a string without white space. */
export function isIssueKey(value: unknown): value is IssueKey {
  return typeof value === 'string' ? /^\S+$/.test(value) : Number.isSafeInteger(value) && Number(value) >= 1;
}

/** An issue in its usual form: `#991`, `SHOP-123`. */
export function describeIssue(issue: IssueKey): string {
  return typeof issue === 'number' ? `#${issue}` : issue;
}

/** Several issues: `#991, SHOP-123`. */
export function describeIssues(issues: readonly IssueKey[]): string {
  return issues.map(describeIssue).join(', ');
}

let collator: Intl.Collator | undefined;

// Created only when needed, because that takes longer than loading the rest of the harness.
function compareByNature(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other);
}

/** The sort order: numbers first, then keys in natural order, `SHOP-9` before `SHOP-10`. */
export function compareIssues(one: IssueKey, other: IssueKey): number {
  if (typeof one === 'number' || typeof other === 'number') {
    return typeof one === typeof other ? Number(one) - Number(other) : typeof one === 'number' ? -1 : 1;
  }
  // For texts that the collator considers equal, compare the characters, so that the same issues always give the same file.
  return compareByNature(one, other) || (one < other ? -1 : Number(one > other));
}

/** The URL of an issue, by the option `issueLink`; undefined without that option. */
export function linkTo(issue: IssueKey, issueLink = ''): string | undefined {
  // A function, because `$` has a special meaning in a replacement string.
  return issueLink === '' ? undefined : issueLink.replaceAll('{issue}', () => encodeForUrl(String(issue)));
}

/** The URLs of several issues. */
export function linksTo(issues: readonly IssueKey[], issueLink: string): readonly string[] {
  return issues.flatMap((issue) => linkTo(issue, issueLink) ?? []);
}

// Also escapes the characters that encodeURIComponent keeps, because they would end a link in Markdown.
function encodeForUrl(key: string): string {
  return encodeURIComponent(key).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
