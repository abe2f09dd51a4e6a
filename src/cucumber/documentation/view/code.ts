import { stripVTControlCharacters } from 'node:util';
import { type Html, html } from '../html';

const replayId = /((?:[0-9a-z]|\([0-9a-z]+\))+~[0-9a-f]{6})(?![0-9a-z])/;

/** Text as it is: without the colours of a terminal, and with ids of interleavings that copy on click. */
export function renderText(text: string): Html {
  const parts = stripVTControlCharacters(text).split(replayId);
  return html`${parts.map((part, index) => (index % 2 === 1 ? renderReplayId(part) : part))}`;
}

/** The id of an interleaving. Without scripts it is text that can be selected. */
export function renderReplayId(id: string): Html {
  return html`<button type="button" class="copy" data-copy="${id}" title="Copy, to replay it">${id}</button>`;
}

/** Text in lines of its own. */
export function renderBlock(text: string): Html {
  return html`<pre>${renderText(text)}</pre>`;
}
