import { type IssueKey, readIssue } from './issue';
import { defaultIssuePattern, IssuePattern } from './issue-pattern';
import { respellIssue } from './respelling';

/** The beginning of the line of a description that says why the scenario fails today. */
export const failsToday = 'Fails today:';
/** The same for a scenario that fails with an exception. */
export const failsTodayWith = 'Fails today with:';

/** The meaning of a tag for the harness. Tags of the kind `foreign` are not the harness's, and are ignored. */
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

/** The allowed numbers of repetitions. For more than 1000, the explorer is the better tool. */
export const repeatRange = Object.freeze({ min: 2, max: 1000 });

const repeatDigits = /^[1-9]\d{0,3}$/;
const wellFormedPrefix = /^[a-z][a-z\d_-]{0,29}$/i;

/** The tags of the harness in one suite. All of them begin with its prefix, and no other tag may. */
export class Vocabulary {
  /** The text between the `@` and the first `_` of each tag. */
  readonly prefix: string;
  /** The scenario belongs to an issue: `@tdd_issue`. */
  readonly issue: string;
  /** The scenario fails until the issue is fixed: `@tdd_expected_fail`. */
  readonly expectedFail: string;
  /** The scenario hangs or ends the process, so it is not run with the others: `@tdd_quarantined`. */
  readonly quarantined: string;
  readonly #plainTags: ReadonlyMap<string, TagKind>;
  readonly #issues: IssuePattern;
  readonly #numberedIssue: string;
  readonly #repeat: string;
  readonly #only: string;
  readonly #olderSpelling: RegExp;
  readonly #lookalike: RegExp;

  /** Takes a prefix that {@link isTagPrefix} accepts. Throws IssuePatternError for an unsuitable pattern. */
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
    // Anything that may be a misspelling of one of our tags: other case, other or missing separators.
    this.#lookalike = new RegExp(`^@${prefix}(?:[^a-z\\d]|issue|bug|expect|repeat|only|quarantin)`, 'i');
  }

  /** The tag for an issue: `@tdd_issue_991`, `@tdd_issue_SHOP-123`. */
  numberedIssue(issue: IssueKey): string {
    return this.#numberedIssue + issue;
  }

  /** The tag that repeats a scenario: `@tdd_repeat_10`. */
  repeat(count: number | string): string {
    return this.#repeat + count;
  }

  /** The tag that restricts a capture to a condition: `@tdd_only_windows`. */
  only(condition: string): string {
    return this.#only + condition;
  }

  /** The name of the condition in a tag of the kind `only`. */
  conditionOf(name: string): string {
    return name.slice(this.#only.length);
  }

  /** The meaning of a tag for the harness. */
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

  /** Whether a text is an issue in this suite, in the exact spelling of its tracker. */
  isIssue(text: string): boolean {
    return this.#issues.accepts(text);
  }

  /** A description of an issue in this suite, in words that follow `does not end in`. */
  get issuesInWords(): string {
    return this.#issues.inWords;
  }

  /** An example issue in the form of this suite: `991`, or `SHOP-991` if numbers are not allowed. */
  exampleIssue(number: number): IssueKey {
    return readIssue(this.#issues.example(number));
  }

  /** The issue in a tag of the kind `numbered issue`. */
  issueOf(name: string): IssueKey {
    return readIssue(this.partOf(name));
  }

  /** The number in a tag of the kind `repeat`. */
  repeatCountOf(name: string): number {
    return Number(this.partOf(name));
  }

  /** The issue that a text means, perhaps in another spelling; undefined if there is none, or more than one. */
  respell(text: string): IssueKey | undefined {
    const issue = respellIssue(text, (one) => this.isIssue(one));
    return issue === undefined ? undefined : readIssue(issue);
  }

  /** The issue or the number in such a tag, whether valid or not. */
  partOf(name: string): string {
    return name.slice(name.startsWith(this.#repeat) ? this.#repeat.length : this.#numberedIssue.length);
  }
}

/** The vocabulary of a prefix; `vocabularyOf('acme')` has `@acme_issue`, `@acme_issue_<N>` and so on. */
export function vocabularyOf(prefix = 'tdd', issuePattern: string = defaultIssuePattern): Vocabulary {
  return new Vocabulary(prefix, issuePattern);
}

/** Whether a prefix is valid: a letter, then at most 29 letters, digits, `-` and `_`. */
export function isTagPrefix(prefix: unknown): prefix is string {
  return typeof prefix === 'string' && wellFormedPrefix.test(prefix);
}

/** Whether a text is a valid number of repetitions: digits, without leading zeros. */
export function isRepeatCount(digits: string): boolean {
  const count = Number(digits);
  return repeatDigits.test(digits) && count >= repeatRange.min && count <= repeatRange.max;
}
