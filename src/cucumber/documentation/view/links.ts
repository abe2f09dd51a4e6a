import type { RunAttachment } from '../../run/run';
import { type Html, html } from '../html';

/** A link as a reader expects it; an address of any other kind, such as a script, is shown as text. */
export function renderLink(address: string, text: Html | string = address): Html {
  return isHarmless(address) ? html`<a href="${address}" rel="noreferrer">${text}</a>` : html`${text}`;
}

/** A list of addresses, one a line. */
export function renderLinks(list: string): Html {
  const addresses = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return html`<ul class="links">${addresses.map((address) => html`<li>${renderLink(address)}</li>`)}</ul>`;
}

/** A file that a page cannot show. As bytes of no type, so that no browser is tempted to run it. */
export function renderDownload({ fileName, mediaType, body, isBase64 }: RunAttachment): Html {
  const bytes = Buffer.from(body, isBase64 ? 'base64' : 'utf8');
  const kilobytes = Math.ceil(bytes.length / 1024);
  const name = fileName ?? mediaType;
  return html`<p class="file"><a download="${name}" href="data:application/octet-stream;base64,${bytes.toString(
    'base64',
  )}">${name}</a> (${kilobytes} KB)</p>`;
}

function isHarmless(address: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address.trim()).protocol);
  } catch {
    return false;
  }
}
