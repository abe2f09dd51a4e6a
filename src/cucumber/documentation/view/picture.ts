import type { RunAttachment } from '../../run/run';
import { type Html, html } from '../html';
import { renderBlock } from './code';

/**
 * A picture in full width, and what it shows in words for those who cannot see it.
 *
 * An SVG is shown as an image, never as markup, so that no script in it can run.
 */
export function renderPicture({ fileName, mediaType, body, isBase64 }: RunAttachment, story?: string): Html {
  const title = fileName?.replace(/\.\w+$/, '') ?? 'Attached picture';
  const base64 = isBase64 ? body : Buffer.from(body).toString('base64');
  const [type] = mediaType.toLowerCase().split(';');
  return html`<figure><div class="scrolls" role="group" tabindex="0" aria-label="Picture"><img alt="${story === undefined ? title : `${title}, told in words below`}" src="data:${type};base64,${base64}" decoding="async"></div>
<figcaption>${title}${story === undefined ? '' : html`<details><summary>In words</summary>${renderBlock(story)}</details>`}</figcaption></figure>`;
}
