import { closest } from 'fastest-levenshtein';
import { type IssueKey, readIssue } from './issue';

/** The words that begin the line of a description which says why the scenario fails today. */
export const failsToday = 'Fails today:';

/** What a tag is to the harness; `foreign` tags belong to somebody else and are left alone. */
export type TagKind =
  | 'issue'
  | 'numbered issue'
  | 'expected fail'
  | 'repeat'
  | 'older spelling'
  | 'malformed number'
  | 'malformed repeat'
  | 'unknown'
  | 'foreign';

/** How often a scenario can be repeated. Once is no repetition, and more than 1000 times is a job for the explorer. */
export const repeatRange = Object.freeze({ min: 2, max: 1000 });

const wellFormedNumber = /^[1-9]\d{0,14}$/;
const wellFormedPrefix = /^[a-z][a-z\d_-]{0,29}$/i;

/** The tags of the harness in one suite: all of them begin with its prefix, and no other tag does. */
export class Vocabulary {
  /** What stands between the `@` and the first `_` of each tag. */
  readonly prefix: string;
  /** Bears an issue: `@tdd_issue`. */
  readonly issue: string;
  /** Fails until the issue is fixed: `@tdd_expected_fail`. */
  readonly expectedFail: string;
  readonly #numberedIssue: string;
  readonly #repeat: string;
  readonly #olderSpelling: RegExp;
  readonly #lookalike: RegExp;

  /** Takes a prefix that {@link isTagPrefix} accepts. */
  constructor(prefix: string) {
    this.prefix = prefix;
    this.issue = `@${prefix}_issue`;
    this.expectedFail = `@${prefix}_expected_fail`;
    this.#numberedIssue = `${this.issue}_`;
    this.#repeat = `@${prefix}_repeat_`;
    this.#olderSpelling = new RegExp(`^@${prefix}[_-]bug(?:[_-]|$)`, 'i');
    // Anything a hurried author may have meant as one of ours: other case, other separators, a missing one.
    this.#lookalike = new RegExp(`^@${prefix}(?:[^a-z\\d]|issue|bug|expect|repeat)`, 'i');
  }

  /** The tag that says which issue: `@tdd_issue_991`. */
  numberedIssue(issue: IssueKey): string {
    return this.#numberedIssue + issue;
  }

  /** The tag that has a scenario run again and again: `@tdd_repeat_10`. */
  repeat(count: number | string): string {
    return this.#repeat + count;
  }

  /** Tells what a tag is to the harness. */
  kindOf(name: string): TagKind {
    if (name === this.issue) {
      return 'issue';
    }
    if (name === this.expectedFail) {
      return 'expected fail';
    }
    if (name.startsWith(this.#numberedIssue)) {
      return wellFormedNumber.test(this.#numberPart(name)) ? 'numbered issue' : 'malformed number';
    }
    if (name.startsWith(this.#repeat)) {
      return isRepeatCount(this.#numberPart(name)) ? 'repeat' : 'malformed repeat';
    }
    if (this.#olderSpelling.test(name)) {
      return 'older spelling';
    }
    return this.#lookalike.test(name) ? 'unknown' : 'foreign';
  }

  /** What to write instead of a tag; a tag that is right comes back as it is. */
  correctTag(name: string): string {
    const nearest = this.#nearestTag(name);
    const lacksNumber = this.kindOf(name) === 'malformed number' && this.kindOf(nearest) !== 'numbered issue';
    return lacksNumber ? this.numberedIssue('<N>') : nearest;
  }

  /** The issue that a tag of the kind `numbered issue` names. */
  issueOf(name: string): IssueKey {
    return readIssue(this.#numberPart(name));
  }

  /** How often a tag of the kind `repeat` has its scenario run. */
  repeatCountOf(name: string): number {
    return Number(this.#numberPart(name));
  }

  #numberPart(name: string): string {
    return name.slice(name.startsWith(this.#repeat) ? this.#repeat.length : this.#numberedIssue.length);
  }

  // The tag that the author of a wrong one most likely meant.
  #nearestTag(name: string): string {
    const rest = name
      .slice(`@${this.prefix}`.length)
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, '_')
      .replace('_bug', '_issue');
    const plain = `@${this.prefix}${rest}`;
    const number = /0*(\d+)$/.exec(plain)?.[1] ?? '0';
    const candidates = [
      this.issue,
      this.expectedFail,
      ...(number === '0' ? [] : [this.numberedIssue(number)]),
      this.repeat(isRepeatCount(number) ? number : '<k>'),
    ];
    return closest(plain, candidates);
  }
}

/** The vocabulary of a prefix; `vocabularyOf('acme')` has `@acme_issue`, `@acme_issue_<N>` and so on. */
export function vocabularyOf(prefix = 'tdd'): Vocabulary {
  return new Vocabulary(prefix);
}

/** Whether tags can begin with a prefix: a letter, then at most 29 letters, digits, `-` and `_`. */
export function isTagPrefix(prefix: unknown): prefix is string {
  return typeof prefix === 'string' && wellFormedPrefix.test(prefix);
}

function isRepeatCount(digits: string): boolean {
  const count = Number(digits);
  return wellFormedNumber.test(digits) && count >= repeatRange.min && count <= repeatRange.max;
}
