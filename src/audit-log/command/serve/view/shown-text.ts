import { type Html, type HtmlPart, html } from './markup';

/**
 * What is not seen, or turns the text around it: controls, marks of direction, joiners and spaces without width. Whoever has written
 * an entry may want it to be taken for that of somebody else. What joins letters and pictures that are not of ASCII stays, and so do
 * the signs that choose a picture.
 */
const UNSEEN =
  /(?!(?<=\P{ASCII})[\u200c\u200d](?=\P{ASCII}))(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu;

/** Text of a stranger: as it is, but for what is not seen, which is written visibly. Its direction ends with it. */
export function shownText(text: string): Html {
  return html`<bdi>${shownParts(text)}</bdi>`;
}

/** The same, as a part of a text that has a direction already. */
export function shownParts(text: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    parts.push(text.slice(end, index), html`<span class="unseen">${escaped(character)}</span>`);
    end = index + character.length;
  }
  return [...parts, text.slice(end)];
}

/** The same as plain text, for the title of a page and the value of a field. */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, escaped);
}

/** At most so much of it, where there is little room. */
export function shortText(text: string, lengthMax: number): Html {
  return shownText(text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text);
}

/** As JSON writes it, so that details stay JSON. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
