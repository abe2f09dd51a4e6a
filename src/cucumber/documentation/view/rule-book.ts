import type { TagRule } from '../../tags/tag-rule';
import { greenVerdicts, verdicts } from '../../verdicts/verdict';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { verdictWords } from '../verdict-words';
import { renderBadge } from './badge';
import { renderBlock } from './code';
import { renderHeading } from './heading';

/** For a suite that captures bugs: what the verdicts mean, and the laws of the tags with an example that keeps each and one that breaks it. */
export function renderRuleBook({ rules }: Documentation): Html {
  return html`<section class="rule-book" id="rule-book" tabindex="-1">
${renderHeading({ id: 'rule-book', level: 2, name: 'The rules of the tags' })}
<p>A bug is written down as a scenario before it is fixed. The tags say so, and each run says one of these of it; only ${greenVerdicts.join(' and ')} are green.</p>
<ul class="meanings">${verdicts.map((verdict) => html`<li>${renderBadge(verdict)} ${verdictWords[verdict]}</li>`)}</ul>
${rules.map(renderRule)}
</section>
`;
}

function renderRule({ id, title, why, good, bad }: TagRule): Html {
  return html`<section class="tag-rule" id="tag-rule/${id}">
${renderHeading({ id: `tag-rule/${id}`, level: 3, name: title })}
<p>${why}</p>
<details><summary>Examples</summary><div class="pair"><figure><figcaption>Keeps it</figcaption>${renderBlock(good)}</figure><figure><figcaption>Breaks it</figcaption>${renderBlock(bad)}</figure></div></details>
</section>
`;
}
