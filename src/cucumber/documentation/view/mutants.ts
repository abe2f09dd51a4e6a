import { count } from '../../ground/text';
import { type Html, html } from '../html';
import { type Killer, type Mutant, type MutantReport, survivorsOf } from '../mutants';
import { renderBadge, renderDay, renderHeading, renderReference } from './elements';

/** Further killers are folded. */
const killersShownMax = 3;

/** The results of mutation testing, for readers who do not know the term: for each change, which scenario noticed it. */
export function renderMutants(report: MutantReport): Html {
  const { mutants, commit, date } = report;
  const survivors = survivorsOf(report);
  const killed = mutants.filter((mutant) => !survivors.includes(mutant));
  return html`<section class="mutants" id="mutants" tabindex="-1">
${renderHeading({ id: 'mutants', level: 2, name: 'Broken on purpose' })}
<div class="prose">
<p>We broke the code on purpose in ${count(mutants.length, 'way')}, one at a time, and ran scenarios against each. A scenario that fails has noticed. Where all of them pass, nobody would notice the same mistake if it were made by accident.</p>
<p>A version of the code that is broken on purpose is called a mutant. The promises that matter most are marked as essential. This was done on ${renderDay(date)} with the code of commit <strong>${commit}</strong>, apart from the run that this page tells of.</p>
</div>
<ul class="meanings">
<li>${renderBadge('holds', 'killed')} ${killed.length} of ${mutants.length}: at least one scenario failed</li>
<li>${renderBadge('broken', 'survived')} ${survivors.length} of ${mutants.length}: every scenario passed</li>
</ul>
<table class="cells"><thead><tr><th scope="col">What we broke</th><th scope="col">The promise it breaks</th><th scope="col">Scenarios that noticed</th></tr></thead>
<tbody>${[...survivors, ...killed].map(renderMutant)}</tbody></table>
</section>
`;
}

/** A summary in one line, for the first screen. */
export function renderMutantCounts(report: MutantReport): Html {
  const { length: survived } = survivorsOf(report);
  const { length: all } = report.mutants;
  const link = renderReference('mutants', `Broken on purpose in ${count(all, 'way')}`);
  return html`<p class="note">${link}: a scenario noticed ${all - survived}, ${survived === 0 ? 'none survived' : renderBadge('broken', `${survived} survived`)}.</p>`;
}

function renderMutant({ name, promise, file, essential, killedBy }: Mutant): Html {
  const isKilled = killedBy.length > 0;
  return html`<tr class="${isKilled ? 'killed' : 'survived'}"><th scope="row">${name} ${essential && html`<span class="essential">essential</span>`}<span class="place">${file}</span></th><td>${promise}</td><td>${isKilled ? renderKillers(killedBy) : html`${renderBadge('broken', 'survived')} No scenario noticed.`}</td></tr>
`;
}

function renderKillers(killers: readonly Killer[]): Html {
  const [shown, folded] = [killers.slice(0, killersShownMax), killers.slice(killersShownMax)];
  return html`<ul>${shown.map(renderKiller)}</ul>${
    folded.length > 0 &&
    html`<details><summary>and ${count(folded.length, 'other')}</summary><ul>${folded.map(renderKiller)}</ul></details>`
  }`;
}

function renderKiller({ id, name, uri, line }: Killer): Html {
  return id === null
    ? html`<li>${name} <span class="place">${uri}:${line}</span></li>`
    : html`<li>${renderReference(id, name)}</li>`;
}
