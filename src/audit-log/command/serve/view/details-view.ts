import { countOf } from '../../../domain/count-of';
import { type Html, type HtmlPart, html } from './markup';
import { shownParts } from './shown-text';

/** More would hold up the browser. */
const SHOWN_LENGTH_MAX = 400_000;

/** A string, with the colon behind it where it is a key; a word; a number. */
const TOKEN =
  /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;

/** Details as JSON over several lines, in which all that is not seen is written visibly. */
export function detailsView(details: unknown): Html {
  const text = JSON.stringify(details, undefined, 2);
  const cut = text.length - SHOWN_LENGTH_MAX;
  return html`<pre class="details" tabindex="0" aria-label="Details as JSON">${coloured(text.slice(0, SHOWN_LENGTH_MAX))}</pre>${
    cut > 0 &&
    html`<p class="note">${countOf(cut, 'character', 'characters')} more: <code>audit-race get --json</code> prints them all.</p>`
  }`;
}

function coloured(text: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let end = 0;
  for (const { 0: token, 1: string, 2: colon, index } of text.matchAll(TOKEN)) {
    parts.push(linesOf(text.slice(end, index)), tokenView(token, string, colon));
    end = index + token.length;
  }
  return [...parts, linesOf(text.slice(end))];
}

/** The ends of lines are ours: those of a text are written as an escape by JSON. */
function linesOf(text: string): readonly HtmlPart[] {
  return text.split('\n').map((line, index) => [index > 0 && '\n', shownParts(line)]);
}

function tokenView(token: string, string: string | undefined, colon: string | undefined): Html {
  if (string === undefined) {
    return html`<span class="word">${token}</span>`;
  }
  return colon === undefined
    ? html`<span class="text">${shownParts(token)}</span>`
    : html`<span class="key">${shownParts(string)}</span>${colon}`;
}
