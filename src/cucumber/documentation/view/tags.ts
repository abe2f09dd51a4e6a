import { type Html, html } from '../html';

/** Tags, each of which leads to all that bear it. */
export function renderTags(tags: readonly string[]): Html | false {
  return (
    tags.length > 0 &&
    html`<p class="tags">${tags.map((tag) => html`<a href="?tags=${encodeURIComponent(tag)}">${tag}</a> `)}</p>`
  );
}
