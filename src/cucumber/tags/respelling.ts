import { distance } from 'fastest-levenshtein';

// With more than two mistakes, a short word could be any other word.
const slipsMax = 2;

/** Whether a word is probably a misspelling of another one, ignoring case. */
export function isLike(word: string, meant: string): boolean {
  const slips = Math.min(slipsMax, Math.floor(meant.length / 2));
  return word !== '' && distance(word.toLowerCase(), meant) <= slips;
}

/**
 * The issue in the spelling of its tracker: `SHOP-123` for `shop-123`, `12` for `#12`, `7` for `007`.
 *
 * Undefined unless there is exactly one: for `12a` or `1.5`, only the author knows which issue is meant, and a guess could name
 * the wrong issue.
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
 * The condition that a misspelt name means: it has other capitals, one letter too few or too many, or two letters swapped. Undefined if
 * none or several match. A name that is merely similar is a different condition, as `node20` and `node22` are, or `eu-east` and
 * `eu-west`.
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

// In a shorter word, one changed letter makes another word.
const slipLettersMin = 4;

function isSlip(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < slipLettersMin) {
    return false;
  }
  // An additional letter at the beginning also makes another word: `typical` and `atypical`.
  return short.length === long.length
    ? areSwapped(short, long)
    : distance(short, long) === 1 && !long.endsWith(short);
}

function areSwapped(one: string, other: string): boolean {
  return Array.from({ length: one.length - 1 }, (_, index) => index).some(
    (index) => `${one.slice(0, index)}${one[index + 1]}${one[index]}${one.slice(index + 2)}` === other,
  );
}
