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
