import { count } from '../../ground/text';
import type { Documentation } from '../documentation';
import { type Failure, nameFailures } from '../failures';
import { type Html, html } from '../html';
import { renderBadge, renderReference, renderText } from './elements';
import { renderAge } from './runs';

/** A first screen has room for these; the others unfold below them, without a script, too. */
const failuresShownMax = 10;
/** A line of an error is as long as its writer made it. */
const charactersMax = 300;

/** What failed, above everything else: each with the line of its error that tells what is wrong, and a link to it. */
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
