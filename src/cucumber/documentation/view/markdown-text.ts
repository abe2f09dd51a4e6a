import MarkdownIt from 'markdown-it';
import { escapeHtml, type Html, html, trustedHtml } from '../html';

// HTML is disabled. By default, the library also refuses links to scripts.
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });

// An external picture would cause a request to another server, so it becomes a link.
renderer.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const text = token?.content || 'picture';
  return `<a href="${escapeHtml(String(token?.attrGet('src') ?? ''))}">${escapeHtml(text)}</a>`;
};

// Headings in a description become paragraphs, so that they do not disturb the outline of the page.
renderer.renderer.rules.heading_open = () => '<p class="heading">';
renderer.renderer.rules.heading_close = () => '</p>\n';
// A container that scrolls, for narrow screens.
renderer.renderer.rules.table_open = () =>
  '<div class="scrolls" role="group" tabindex="0" aria-label="Table"><table class="cells">\n';
renderer.renderer.rules.table_close = () => '</table></div>\n';

/** Renders Markdown. The result is safe, also for untrusted text. */
export function renderMarkdown(text: string): Html {
  return text === '' ? html`` : html`<div class="prose">${trustedHtml(renderer.render(text))}</div>`;
}
