import type { Chapter } from '../chapters';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { renderMarkdown } from '../markdown-text';
import { renderFeature } from './block';
import { renderHeading } from './heading';

/** A folder of features. */
export function renderChapter(
  { id, title, about, features }: Chapter,
  index: number,
  issues: readonly Issue[],
): Html {
  return html`<section class="chapter" id="${id}" tabindex="-1">
${renderHeading({ id, level: 2, name: title, mark: html`<span class="number">${index + 1}</span> ` })}
${renderMarkdown(about)}
${features.map((feature) => renderFeature(feature, issues))}
</section>
`;
}
