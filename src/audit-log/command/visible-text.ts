import { escapedText } from '../domain/harmless-text';

/**
 * What is not seen, or turns the text around it: controls, marks of direction, joiners and spaces without width. Whoever has written
 * an entry may want it to be taken for that of somebody else. What joins letters and pictures that are not of ASCII stays, and so do
 * the signs that choose a picture.
 */
export const UNSEEN =
  /(?!(?<=\P{ASCII})[\u200c\u200d](?=\P{ASCII}))(?!(?<=\P{ASCII})[\ufe00-\ufe0f])(?!\ufe0f\u20e3)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu;

/** Nearly all text is this, and a test for it costs less than a search. */
const SEEN = /^[ -~]*$/;

/** Text of a stranger on one line: as it is, but for what is not seen, which is written as JSON writes it, so that JSON stays JSON. */
export function visibleText(text: string): string {
  return SEEN.test(text) ? text : text.replaceAll(UNSEEN, escapedText);
}
