/** What the tracker says of one issue: an entry of the issues file. */
export interface IssueState {
  /** Its number: a whole number from 1. */
  readonly number: number;
  /** Whether it is still to be fixed. */
  readonly state: 'open' | 'closed';
  /** Its title in the tracker. */
  readonly title?: string | undefined;
  /** Its page in the tracker. */
  readonly url?: string | undefined;
}

/** What the tracker says, by issue number. */
export type IssueStates = ReadonlyMap<number, IssueState>;

/** Issues as people write them: `#991, #992`. */
export function describeIssues(issues: readonly number[]): string {
  return issues.map((issue) => `#${issue}`).join(', ');
}

/** Where an issue can be read, by the option `issueLink`; undefined when the suite does not say. */
export function linkTo(issue: number, issueLink = ''): string | undefined {
  return issueLink === '' ? undefined : issueLink.replaceAll('{issue}', String(issue));
}

/** Where several issues can be read. */
export function linksTo(issues: readonly number[], issueLink: string): readonly string[] {
  return issues.flatMap((issue) => linkTo(issue, issueLink) ?? []);
}
