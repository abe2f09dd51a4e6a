import vm from 'node:vm';
import { HarnessError } from '../ground/harness-error';
import { asSentence, count } from '../ground/text';
import { messageOf } from '../ground/thrown';

/**
 * The default form of an issue: a number from 1, or a key as in Jira, Linear and YouTrack. A key is a capital letter, then capitals,
 * digits and `_`, then `-` or `_`, and a number from 1.
 */
export const defaultIssuePattern = String.raw`[1-9]\d{0,14}|[A-Z][A-Z0-9_]*[-_][1-9]\d*`;

/** The pattern of a suite cannot decide which texts are issues. */
class IssuePatternError extends HarnessError {
  /** Always `ISSUE_PATTERN`. */
  readonly code = 'ISSUE_PATTERN';
}

/** Decides which texts are issues, by the option `issuePattern`. */
export class IssuePattern {
  readonly #source: string;
  readonly #known = new Map<string, boolean>();
  readonly #test: (text: string) => boolean;

  /** Throws IssuePatternError for a pattern that cannot be matched against tags. */
  constructor(source: string) {
    this.#source = source;
    const whole = new RegExp(`^(?:${compile(source).source})$`);
    this.#test = source === defaultIssuePattern ? (text) => whole.test(text) : this.#testInTime(whole);
    refuseWhatNoTagHas(source, this.#test);
  }

  /** Whether a text as a whole is an issue. Throws IssuePatternError if matching takes too long. */
  accepts(text: string): boolean {
    const isIssue = this.#known.get(text) ?? this.#test(text);
    this.#known.set(text, isIssue);
    return isIssue;
  }

  /** A description of an issue, in words that follow `does not end in`. */
  get inWords(): string {
    return this.#source === defaultIssuePattern
      ? 'an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123'
      : `an issue that issuePattern "${this.#source}" matches`;
  }

  /** An example issue with this number. The bare number, if the pattern matches no common form of a key. */
  example(number: number): string {
    const project = /(?<![a-z\d])\d*([a-z][a-z\d]*[-_])/i.exec(this.#source)?.[1] ?? 'SHOP-';
    const forms = [`${number}`, `${project}${number}`, `SHOP-${number}`, `SHOP_${number}`, `shop-${number}`];
    return forms.find((form) => this.accepts(form)) ?? `${number}`;
  }

  // In a vm context, because only its timeout can stop a running match: a pattern such as `(\d+)+x` takes exponential time.
  #testInTime(whole: RegExp): (text: string) => boolean {
    const facts = vm.createContext({ whole, text: '' });
    const script = new vm.Script('whole.test(text)');
    return (text) => {
      facts.text = text;
      try {
        return script.runInContext(facts, { timeout: searchMs }) === true;
      } catch {
        throw new IssuePatternError(
          `issuePattern "${this.#source}" takes more than ${count(searchMs / 1000, 'second')} to say whether "${text}" is an issue; leave out repetitions within repetitions.`,
        );
      }
    };
  }
}

// Much more than a reasonable pattern needs, even on a busy machine.
const searchMs = 1000;

function compile(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new IssuePatternError(
      asSentence(`issuePattern "${source}" is no regular expression: ${messageOf(error)}`),
    );
  }
}

// A few samples show whether a pattern is suitable; it is impossible to list all texts that it matches.
const withBlanks = [' ', '7 7', 'A 1', 'SHOP 123', 'SHOP-123 ', ' SHOP-123', 'SHOP-123 SHOP-124', 'shop 1'];
const hardToRefuse = ['1', 'A', 'a', '-', '_', 'A1', 'a1', 'A-', '1-'];

function refuseWhatNoTagHas(source: string, test: (text: string) => boolean): void {
  if (test('')) {
    throw new IssuePatternError(
      `issuePattern "${source}" matches the empty text, and no issue is called so.`,
    );
  }
  const outsideOfClasses = source.replaceAll(/\[(?:\\.|[^\]\\])*(?:\]|\\?$)/gs, '');
  if (/\s/.test(outsideOfClasses) || withBlanks.some(test)) {
    throw new IssuePatternError(
      `issuePattern "${source}" matches texts with a blank in them, and no tag has one; \\S is any sign but a blank.`,
    );
  }
  for (const part of hardToRefuse) {
    test(`${part.repeat(40)}!`);
  }
}
