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
