import { count } from '../../ground/text';
import type { Documentation } from '../documentation';
import { type Failure, nameFailures } from '../failures';
import { type Html, html } from '../html';
import { renderBadge, renderReference, renderText } from './elements';
import { renderAge } from './runs';

/** As many as fit on the first screen. The others unfold below them, which works without scripts. */
const failuresShownMax = 10;
/** Longer lines of an error are cut. */
const charactersMax = 300;

/** The list of failures at the top of the page: each with the most useful line of its error, and a link to it. */
export function renderFailures(failures: readonly Failure[], documentation: Documentation): Html | false {
  const [shown, folded] = [failures.slice(0, failuresShownMax), failures.slice(failuresShownMax)];
  const render = (one: Failure) => renderFailure(one, documentation);
  return (
    failures.length > 0 &&
    html`<section class="failures" id="failures" tabindex="-1" aria-labelledby="failures-title">
<h2 id="failures-title">${nameFailures(failures, documentation.run)}</h2>
<ol>${shown.map(render)}</ol>
${folded.length > 0 && html`<details><summary>and ${count(folded.length, 'other')}</summary><ol start="${failuresShownMax + 1}">${folded.map(render)}</ol></details>`}
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
