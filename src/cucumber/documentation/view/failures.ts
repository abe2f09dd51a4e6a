import { count } from '../../ground/text';
import { caseVerdicts } from '../../run/case-verdict';
import type { Documentation } from '../documentation';
import { type Failure, nameFailures } from '../failures';
import { type Html, html } from '../html';
import { renderBadge, renderReference, renderText } from './elements';
import { renderAge } from './runs';

/** A first screen has room for these; the others are a click away. */
const failuresShownMax = 10;
/** A line of an error is as long as its writer made it. */
const charactersMax = 300;

/** What failed, above everything else: each with the line of its error that tells what is wrong, and a link to it. */
export function renderFailures(failures: readonly Failure[], documentation: Documentation): Html | false {
  const others = failures.length - failuresShownMax;
  const verdicts = new Set(failures.map(({ verdict }) => verdict));
  const query = caseVerdicts.filter((verdict) => verdicts.has(verdict)).join(',');
  return (
    failures.length > 0 &&
    html`<section class="failures" id="failures" tabindex="-1" aria-labelledby="failures-title">
<h2 id="failures-title">${nameFailures(failures, documentation.run)}</h2>
<ol>${failures.slice(0, failuresShownMax).map((one) => renderFailure(one, documentation))}</ol>
${others > 0 && html`<p><a href="?verdict=${encodeURIComponent(query)}">and ${count(others, 'other')}</a></p>`}
</section>`
  );
}

function renderFailure(
  { verdict, name, example, id, place, says }: Failure,
  documentation: Documentation,
): Html {
  const shown =
    says.length > charactersMax ? `${says.slice(0, charactersMax).replace(/\s\S*$/, '')} …` : says;
  return html`<li>${verdict && renderBadge(verdict)} <span class="what">${id === null ? name : renderReference(id, name)}${example !== '' && html` <span class="example">(${example})</span>`} <span class="place">${place}</span>${renderAge(id, documentation)}</span>${says !== '' && html` <span class="says">${renderText(shown)}</span>`}</li>
`;
}
