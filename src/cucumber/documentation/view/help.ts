import { type Html, html } from '../html';

const keys = [
  ['/', 'search'],
  ['j', 'next scenario'],
  ['k', 'previous scenario'],
  ['?', 'this list'],
  ['Esc', 'close this list'],
] as const;

/** The list of keys. */
export function renderHelp(): Html {
  return html`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keyboard</h2>
<dl>${keys.map(([key, deed]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${deed}</dd></div>`)}</dl>
<p><label class="choice"><input type="checkbox"> Listen to single letters</label></p>
<form method="dialog"><button>Close</button></form></dialog>`;
}
