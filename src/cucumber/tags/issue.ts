/**
 * What a tracker calls an issue: a number, as GitHub counts (`991`, shown as `#991`), or the text of a key, as Jira, Linear
 * and YouTrack write it (`SHOP-123`, shown as it is).
 */
export type IssueKey = number | string;

/** What the tracker says of one issue: an entry of the issues file. It has a number or a key. */
export interface IssueState {
  /** Its number: a whole number from 1. */
  readonly number?: number | undefined;
  /** Its key, such as `SHOP-123`. */
  readonly key?: string | undefined;
  /** Whether it is still to be fixed. */
  readonly state: 'open' | 'closed';
  /** Its title in the tracker. */
  readonly title?: string | undefined;
  /** Its page in the tracker. */
  readonly url?: string | undefined;
  /** What the bug was, in two sentences for people who do not read code; somebody has written it. */
  readonly story?: string | undefined;
}

/** What the tracker says, by issue. */
export type IssueStates = ReadonlyMap<IssueKey, IssueState>;

// More digits than these are not told apart as numbers.
const plainNumber = /^#?([1-9]\d{0,14})$/;

/** Reads an issue as a tag, a file or a command line has it; `991` and `#991` are a number, everything else is a key. */
export function readIssue(text: string): IssueKey {
  const [, digits] = plainNumber.exec(text) ?? [];
  return digits === undefined ? text : Number(digits);
}

/** Whether a value that somebody else wrote can be an issue: a whole number from 1, or a text without blanks. */
export function isIssueKey(value: unknown): value is IssueKey {
  return typeof value === 'string' ? /^\S+$/.test(value) : Number.isSafeInteger(value) && Number(value) >= 1;
}

/** An issue as people write it: `#991`, `SHOP-123`. */
export function describeIssue(issue: IssueKey): string {
  return typeof issue === 'number' ? `#${issue}` : issue;
}

/** Issues as people write them: `#991, SHOP-123`. */
export function describeIssues(issues: readonly IssueKey[]): string {
  return issues.map(describeIssue).join(', ');
}

let collator: Intl.Collator | undefined;

// Not before it is needed: to make one takes longer than to load all else of the harness.
function compareByNature(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other);
}

/** The order of lists: numbers by number, and after them keys as people count, `SHOP-9` before `SHOP-10`. */
export function compareIssues(one: IssueKey, other: IssueKey): number {
  if (typeof one === 'number' || typeof other === 'number') {
    return typeof one === typeof other ? Number(one) - Number(other) : typeof one === 'number' ? -1 : 1;
  }
  // Texts that read alike are still in one order, so that the same issues make the same file.
  return compareByNature(one, other) || (one < other ? -1 : Number(one > other));
}

/** Where an issue can be read, by the option `issueLink`; undefined when the suite does not say. */
export function linkTo(issue: IssueKey, issueLink = ''): string | undefined {
  // A function, since `$` in a text that replaces another has a meaning of its own.
  return issueLink === '' ? undefined : issueLink.replaceAll('{issue}', () => encodeForUrl(String(issue)));
}

/** Where several issues can be read. */
export function linksTo(issues: readonly IssueKey[], issueLink: string): readonly string[] {
  return issues.flatMap((issue) => linkTo(issue, issueLink) ?? []);
}

// The signs that encodeURIComponent leaves would end a link in Markdown.
function encodeForUrl(key: string): string {
  return encodeURIComponent(key).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
