import { type IssueKey, readIssue } from './issue';
import { defaultIssuePattern, IssuePattern } from './issue-pattern';
import { respellIssue } from './respelling';

/** The words that begin the line of a description which says why the scenario fails today. */
export const failsToday = 'Fails today:';
/** The same for one that fails with an exception. */
export const failsTodayWith = 'Fails today with:';

/** What a tag is to the harness; `foreign` tags belong to somebody else and are left alone. */
export type TagKind =
  | 'issue'
  | 'numbered issue'
  | 'expected fail'
  | 'repeat'
  | 'only'
  | 'quarantined'
  | 'older spelling'
  | 'malformed number'
  | 'malformed repeat'
  | 'unknown'
  | 'foreign';

/** How often a scenario can be repeated. Once is no repetition, and more than 1000 times is a job for the explorer. */
export const repeatRange = Object.freeze({ min: 2, max: 1000 });

const repeatDigits = /^[1-9]\d{0,3}$/;
const wellFormedPrefix = /^[a-z][a-z\d_-]{0,29}$/i;

/** The tags of the harness in one suite: all of them begin with its prefix, and no other tag does. */
export class Vocabulary {
  /** What stands between the `@` and the first `_` of each tag. */
  readonly prefix: string;
  /** Bears an issue: `@tdd_issue`. */
  readonly issue: string;
  /** Fails until the issue is fixed: `@tdd_expected_fail`. */
  readonly expectedFail: string;
  /** Hangs or kills the process, so it is not run with the others: `@tdd_quarantined`. */
  readonly quarantined: string;
  readonly #plainTags: ReadonlyMap<string, TagKind>;
  readonly #issues: IssuePattern;
  readonly #numberedIssue: string;
  readonly #repeat: string;
  readonly #only: string;
  readonly #olderSpelling: RegExp;
  readonly #lookalike: RegExp;

  /** Takes a prefix that {@link isTagPrefix} accepts. Throws IssuePatternError for a pattern of no use. */
  constructor(prefix: string, issuePattern: string) {
    this.#issues = new IssuePattern(issuePattern);
    this.prefix = prefix;
    this.issue = `@${prefix}_issue`;
    this.expectedFail = `@${prefix}_expected_fail`;
    this.quarantined = `@${prefix}_quarantined`;
    this.#plainTags = new Map([
      [this.issue, 'issue'],
      [this.expectedFail, 'expected fail'],
      [this.quarantined, 'quarantined'],
    ]);
    this.#numberedIssue = `${this.issue}_`;
    this.#repeat = `@${prefix}_repeat_`;
    this.#only = `@${prefix}_only_`;
    this.#olderSpelling = new RegExp(`^@${prefix}[_-]bug(?:[_-]|$)`, 'i');
    // Anything a hurried author may have meant as one of ours: other case, other separators, a missing one.
    this.#lookalike = new RegExp(`^@${prefix}(?:[^a-z\\d]|issue|bug|expect|repeat|only|quarantin)`, 'i');
  }

  /** The tag that says which issue: `@tdd_issue_991`, `@tdd_issue_SHOP-123`. */
  numberedIssue(issue: IssueKey): string {
    return this.#numberedIssue + issue;
  }

  /** The tag that has a scenario run again and again: `@tdd_repeat_10`. */
  repeat(count: number | string): string {
    return this.#repeat + count;
  }

  /** The tag that says where alone the bug shows: `@tdd_only_windows`. */
  only(condition: string): string {
    return this.#only + condition;
  }

  /** The name of the condition in a tag of the kind `only`. */
  conditionOf(name: string): string {
    return name.slice(this.#only.length);
  }

  /** Tells what a tag is to the harness. */
  kindOf(name: string): TagKind {
    const plainKind = this.#plainTags.get(name);
    if (plainKind !== undefined) {
      return plainKind;
    }
    if (name.startsWith(this.#numberedIssue)) {
      return this.isIssue(this.partOf(name)) ? 'numbered issue' : 'malformed number';
    }
    if (name.startsWith(this.#repeat)) {
      return isRepeatCount(this.partOf(name)) ? 'repeat' : 'malformed repeat';
    }
    if (name.startsWith(this.#only) && name !== this.#only) {
      return 'only';
    }
    if (this.#olderSpelling.test(name)) {
      return 'older spelling';
    }
    return this.#lookalike.test(name) ? 'unknown' : 'foreign';
  }

  /** Whether a text is an issue in this suite, written as its tracker writes it. */
  isIssue(text: string): boolean {
    return this.#issues.accepts(text);
  }

  /** What an issue is in this suite, in words that follow `does not end in`. */
  get issuesInWords(): string {
    return this.#issues.inWords;
  }

  /** An issue as this suite writes it, for examples: `991`, or `SHOP-991` where numbers are none. */
  exampleIssue(number: number): IssueKey {
    return readIssue(this.#issues.example(number));
  }

  /** The issue that a tag of the kind `numbered issue` names. */
  issueOf(name: string): IssueKey {
    return readIssue(this.partOf(name));
  }

  /** How often a tag of the kind `repeat` has its scenario run. */
  repeatCountOf(name: string): number {
    return Number(this.partOf(name));
  }

  /** The issue that somebody wrote, perhaps in other letters than the suite; undefined where it is none, or one of several. */
  respell(text: string): IssueKey | undefined {
    const issue = respellIssue(text, (one) => this.isIssue(one));
    return issue === undefined ? undefined : readIssue(issue);
  }

  /** What a tag that names an issue or a number of repetitions names, right or wrong. */
  partOf(name: string): string {
    return name.slice(name.startsWith(this.#repeat) ? this.#repeat.length : this.#numberedIssue.length);
  }
}

/** The vocabulary of a prefix; `vocabularyOf('acme')` has `@acme_issue`, `@acme_issue_<N>` and so on. */
export function vocabularyOf(prefix = 'tdd', issuePattern: string = defaultIssuePattern): Vocabulary {
  return new Vocabulary(prefix, issuePattern);
}

/** Whether tags can begin with a prefix: a letter, then at most 29 letters, digits, `-` and `_`. */
export function isTagPrefix(prefix: unknown): prefix is string {
  return typeof prefix === 'string' && wellFormedPrefix.test(prefix);
}

/** Whether a text is a number of repetitions: digits, without zeros in front. */
export function isRepeatCount(digits: string): boolean {
  const count = Number(digits);
  return repeatDigits.test(digits) && count >= repeatRange.min && count <= repeatRange.max;
}
