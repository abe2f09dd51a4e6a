import MarkdownIt from 'markdown-it';
import { escapeHtml, type Html, html, trustedHtml } from '../html';

// No HTML. A link to a script is no link, which is what the library does by default.
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });

// A picture from elsewhere would be a request to elsewhere: it becomes a link to itself.
renderer.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const text = token?.content || 'picture';
  return `<a href="${escapeHtml(String(token?.attrGet('src') ?? ''))}">${escapeHtml(text)}</a>`;
};

// A description stands below a heading of the page, whose outline must not be torn by its own.
renderer.renderer.rules.heading_open = () => '<p class="heading">';
renderer.renderer.rules.heading_close = () => '</p>\n';
// On a phone a table scrolls by itself.
renderer.renderer.rules.table_open = () =>
  '<div class="scrolls" role="group" tabindex="0" aria-label="Table"><table class="cells">\n';
renderer.renderer.rules.table_close = () => '</table></div>\n';

/** Markdown as markup: safe, whoever wrote it. */
export function renderMarkdown(text: string): Html {
  return text === '' ? html`` : html`<div class="prose">${trustedHtml(renderer.render(text))}</div>`;
}
