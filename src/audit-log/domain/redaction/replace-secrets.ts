import { REDACTED } from './redacted-mark';

/** A text with more secrets than this, and one for so many characters, is hidden from there on: it is not worth more work. */
const HITS_MIN = 16;
const CHARACTERS_A_HIT = 192;

/** What is shown instead of a part of a text. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
}

/** A text in which what a global expression matches is shown otherwise, where it is secret. */
export function replaceSecrets(
  text: string,
  pattern: RegExp,
  shown: (match: RegExpExecArray) => string,
): string {
  return replaceParts(text, pattern, (match, to) => ({ from: match.index, to, shown: shown(match) }));
}

/** The same where the part that is shown otherwise is not what is matched, but stands behind it. */
export function replaceParts(
  text: string,
  pattern: RegExp,
  replacementFor: (match: RegExpExecArray, end: number) => Replacement | undefined,
): string {
  let kept = '';
  let done = 0;
  let hitsLeft = HITS_MIN + text.length / CHARACTERS_A_HIT;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { from = 0, to = 0, shown = '' } = replacementFor(match, pattern.lastIndex) ?? {};
    if (to > from && (to - from !== shown.length || !text.startsWith(shown, from))) {
      hitsLeft -= 1;
      if (hitsLeft < 0) {
        return `${kept}${text.slice(done, from)}${REDACTED}`;
      }
      kept += text.slice(done, from) + shown;
      done = to;
      pattern.lastIndex = to;
    }
  }
  return done === 0 ? text : kept + text.slice(done);
}
