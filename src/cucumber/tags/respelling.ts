import { distance } from 'fastest-levenshtein';

// Two slips of the pen; more of them make another word of a short one.
const slipsMax = 2;

/** Whether a word may be another one with a slip or two in it, in whatever case. */
export function isLike(word: string, meant: string): boolean {
  const slips = Math.min(slipsMax, Math.floor(meant.length / 2));
  return word !== '' && distance(word.toLowerCase(), meant) <= slips;
}

/**
 * The issue that somebody wrote in another way than its tracker does: `shop-123` for `SHOP-123`, `#12` for `12`, `007` for `7`.
 *
 * Undefined unless there is exactly one: of `12a` or `1.5` nobody but the author knows which issue it is, and a guess would be
 * the issue of somebody else.
 */
export function respellIssue(text: string, isIssue: (text: string) => boolean): string | undefined {
  const bare = text.replace(/^#/, '');
  const asWritten = [text, bare].find(isIssue);
  if (asWritten !== undefined) {
    return asWritten;
  }
  const withoutZeros = bare.replace(/^((?:[a-z][a-z\d_]*[-_])?)0+(?=[1-9]\d*$)/i, '$1');
  const spellings = [bare, withoutZeros].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]);
  const [meant, ...others] = new Set(spellings.filter(isIssue));
  return others.length === 0 ? meant : undefined;
}

/**
 * The condition that somebody wrote in other letters, or with a clear slip of the pen: a letter too few or too many, or two that
 * changed places. Undefined where none or several may be meant: one that only looks alike is another one, as `node20` is for
 * `node22`, and `eu-east` for `eu-west`.
 */
export function respellCondition(text: string, known: readonly string[]): string | undefined {
  const comparable = known.filter((name) => digitsOf(name) === digitsOf(text));
  const same = comparable.filter((name) => foldWord(name) === foldWord(text));
  const alike = comparable.filter((name) => isSlip(foldWord(text), foldWord(name)));
  const [meant, ...others] = same.length > 0 ? same : alike;
  return others.length === 0 ? meant : undefined;
}

function foldWord(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

function digitsOf(name: string): string {
  return name.match(/\p{N}+/gu)?.join(' ') ?? '';
}

// Below that, one letter makes another word.
const slipLettersMin = 4;

function isSlip(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < slipLettersMin) {
    return false;
  }
  // A letter in front makes another word of one as well: `typical` and `atypical`.
  return short.length === long.length
    ? areSwapped(short, long)
    : distance(short, long) === 1 && !long.endsWith(short);
}

function areSwapped(one: string, other: string): boolean {
  return Array.from({ length: one.length - 1 }, (_, index) => index).some(
    (index) => `${one.slice(0, index)}${one[index + 1]}${one[index]}${one.slice(index + 2)}` === other,
  );
}
