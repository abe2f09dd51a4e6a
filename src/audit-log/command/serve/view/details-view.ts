import { countOf } from '../../../domain/count-of';
import { type Html, type HtmlPart, html } from './markup';
import { shownParts } from './shown-text';

/** More would hold up the browser. */
const SHOWN_LENGTH_MAX = 400_000;

/** Details as JSON over several lines, in which invisible characters are written visibly. */
export function detailsView(details: unknown): Html {
  const text = JSON.stringify(details, undefined, 2);
  const cut = text.length - SHOWN_LENGTH_MAX;
  return html`<pre class="details" tabindex="0" aria-label="Details as JSON">${coloured(text.slice(0, SHOWN_LENGTH_MAX))}</pre>${
    cut > 0 &&
    html`<p class="note">${countOf(cut, 'character', 'characters')} more: <code>audit-race get --json</code> prints them all.</p>`
  }`;
}

/** A line of it has a key, a value, or both: that is how JSON is written over several lines. */
function coloured(text: string): readonly HtmlPart[] {
  return text.split('\n').map((line, index) => [index > 0 && '\n', lineView(line)]);
}

function lineView(line: string): readonly HtmlPart[] {
  const begin = line.length - line.trimStart().length;
  const end = endOfString(line, begin);
  if (!line.startsWith(': ', end)) {
    return [line.slice(0, begin), valueView(line.slice(begin))];
  }
  const key = html`<span class="key">${shownParts(line.slice(begin, end))}</span>`;
  return [line.slice(0, begin), key, ': ', valueView(line.slice(end + 2))];
}

/** A string, a word or a number, with what is behind it; or a bracket. */
function valueView(value: string): readonly HtmlPart[] {
  if (value.startsWith('"')) {
    const end = endOfString(value, 0);
    return [html`<span class="text">${shownParts(value.slice(0, end))}</span>`, shownParts(value.slice(end))];
  }
  const word = /^[\w.+-]*/.exec(value)?.[0] ?? '';
  return word === ''
    ? shownParts(value)
    : [html`<span class="word">${word}</span>`, value.slice(word.length)];
}

/** The index after the closing quote of a string; the end of the line if it is cut, and `begin` if there is no string. */
function endOfString(line: string, begin: number): number {
  if (line[begin] !== '"') {
    return begin;
  }
  let at = begin + 1;
  while (at < line.length && line[at] !== '"') {
    at += line[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, line.length);
}
