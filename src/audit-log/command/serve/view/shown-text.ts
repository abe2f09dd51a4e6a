import { escapedText } from '../../../domain/harmless-text';
import { UNSEEN } from '../../visible-text';
import { type Html, type HtmlPart, html } from './markup';

/** Text of a stranger: as it is, but for what is not seen, which is written visibly. Its direction ends with it. */
export function shownText(text: string): Html {
  return html`<bdi>${shownParts(text)}</bdi>`;
}

/** The same, as a part of a text that has a direction already. */
export function shownParts(text: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    parts.push(text.slice(end, index), html`<span class="unseen">${escapedText(character)}</span>`);
    end = index + character.length;
  }
  return [...parts, text.slice(end)];
}

/** At most so much of it, where there is little room. */
export function shortText(text: string, lengthMax: number): Html {
  return shownText(text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text);
}
