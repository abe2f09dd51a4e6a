import { escapedText } from '../../../domain/harmless-text';
import { UNSEEN } from '../../visible-text';
import { type Html, type HtmlPart, html } from './markup';

/** Untrusted text, with invisible characters written visibly. Its direction does not change what follows. */
export function shownText(text: string): Html {
  return html`<bdi>${shownParts(text)}</bdi>`;
}

/** The same, as a part of a text whose direction is isolated already. */
export function shownParts(text: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    parts.push(text.slice(end, index), html`<span class="unseen">${escapedText(character)}</span>`);
    end = index + character.length;
  }
  return [...parts, text.slice(end)];
}

/** The same, but only the first `lengthMax` characters, for a place with little room. */
export function shortText(text: string, lengthMax: number): Html {
  return shownText(text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text);
}
