import { REDACTED } from './redacted-mark';

/** How many secrets a text may have: a fixed number, and one more for each 192 characters. After that, the rest of it is hidden. */
const HITS_MIN = 16;
const CHARACTERS_A_HIT = 192;

/** What is shown instead of a part of a text. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
}

/** A text in which the matches of a global expression are replaced. */
export function replaceSecrets(
  text: string,
  pattern: RegExp,
  shown: (match: RegExpExecArray) => string,
): string {
  return replaceParts(text, pattern, (match, to) => ({ from: match.index, to, shown: shown(match) }));
}

/** A text in which the matches of a global expression are hidden, except for their first group. */
export function hideBehind(text: string, pattern: RegExp): string {
  return replaceSecrets(text, pattern, ([, before = '']) => `${before}${REDACTED}`);
}

/** The same where the part to be replaced is not the match itself. */
export function replaceParts(
  text: string,
  pattern: RegExp,
  replacementFor: (match: RegExpExecArray, end: number) => Replacement | undefined,
): string {
  const shown = new ShownText(text);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && !shown.isFull; match = pattern.exec(text)) {
    if (shown.replace(replacementFor(match, pattern.lastIndex))) {
      pattern.lastIndex = shown.done;
    }
  }
  return shown.end();
}

/** The same at known places, in their order. */
export function replaceAt(
  text: string,
  places: readonly number[],
  replacementFor: (place: number, done: number) => Replacement | undefined,
): string {
  const shown = new ShownText(text);
  for (const place of places) {
    if (shown.isFull) {
      break;
    }
    shown.replace(replacementFor(place, shown.done));
  }
  return shown.end();
}

/** The same for known parts, in their order. When the rest is hidden, no further part is asked for. */
export function replaceEach(text: string, replacements: Iterable<Replacement>): string {
  const shown = new ShownText(text);
  for (const replacement of replacements) {
    shown.replace(replacement);
    if (shown.isFull) {
      break;
    }
  }
  return shown.end();
}

/** A text of which some parts are replaced. */
class ShownText {
  /** The text before this place is done. */
  done = 0;
  /** Whether there were so many secrets that the rest is hidden. */
  isFull = false;
  readonly #text: string;
  #kept = '';
  #hitsLeft: number;

  constructor(text: string) {
    this.#text = text;
    this.#hitsLeft = HITS_MIN + text.length / CHARACTERS_A_HIT;
  }

  /** Replaces a part, and returns whether this changes anything. */
  replace({ from = 0, to = 0, shown = '' }: Partial<Replacement> = {}): boolean {
    if (to <= from || (to - from === shown.length && this.#text.startsWith(shown, from))) {
      return false;
    }
    this.#hitsLeft -= 1;
    this.isFull = this.#hitsLeft < 0;
    this.#kept += this.#text.slice(this.done, from) + (this.isFull ? REDACTED : shown);
    this.done = to;
    return true;
  }

  end(): string {
    if (this.done === 0 || this.isFull) {
      return this.done === 0 ? this.#text : this.#kept;
    }
    return this.#kept + this.#text.slice(this.done);
  }
}

/** Where the match of a sticky expression at a place ends; the place itself if nothing matches there. */
export function endOf(pattern: RegExp, text: string, place: number): number {
  return isAt(pattern, text, place) ? pattern.lastIndex : place;
}

/** Whether a sticky expression matches at a place. */
export function isAt(pattern: RegExp, text: string, place: number): boolean {
  pattern.lastIndex = place;
  return pattern.test(text);
}

/** What a sticky expression matches at a place. */
export function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}
