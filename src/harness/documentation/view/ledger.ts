import type { PlacedCase } from '../../run/cases-of';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { count } from '../verdict-words';
import { renderBadge } from './badge';
import { renderText } from './code';
import { renderHeading } from './heading';
import { renderIssueLink } from './links';
import { renderProofs } from './proof-table';

/** The ledger of issues: each with its life line, its scenarios, and what shows that these can fail. */
export function renderLedger({ issues, issueLink }: Documentation): Html | false {
  return (
    issues.length > 0 &&
    html`<section class="ledger" id="issues" tabindex="-1">
${renderHeading({ id: 'issues', level: 2, name: 'Issues' })}
${issues.map((issue) => renderIssue(issue, issueLink))}
</section>
`
  );
}

const stateWords: Readonly<Record<Issue['state'], string>> = {
  open: 'captured, not fixed yet',
  guarded: 'fixed and guarded',
  unsettled: 'unsettled: see its scenarios',
};

function renderIssue({ number, state, cases, proofs }: Issue, issueLink: string | null): Html {
  const id = `issue-${number}`;
  return html`<section class="issue ${state}" id="${id}" tabindex="-1" data-issue="${number}">
${renderHeading({ id, level: 3, name: html`#${number} <span class="state">${stateWords[state]}</span>` })}
${renderLifeLine(cases)}
<ul class="bearers">${cases.map(renderBearer)}</ul>
${state === 'guarded' && proofs.length === 0 && html`<p class="note">Nothing in this run shows that its guards can fail.</p>`}${renderProofs(proofs)}
<p class="more"><a href="?issue=${number}">Only its scenarios</a> ${renderIssueLink(issueLink, number)}</p>
</section>
`;
}

function renderLifeLine(cases: readonly PlacedCase[]): Html {
  const captured = cases.filter((one) => one.case.verdict === 'captured');
  const guards = cases.filter((one) => one.case.verdict === 'holds');
  const said = captured.map((one) => one.case.attempts.at(-1)?.capture?.message ?? '').filter(Boolean);
  return html`<ol class="life">
<li class="done"><b>Captured</b>${said.map((message) => html` <q>${renderText(message)}</q>`)}</li>
<li class="${captured.length === 0 ? 'done' : 'open'}"><b>${captured.length === 0 ? 'Fixed' : 'Not fixed yet'}</b></li>
<li class="${guards.length === 0 ? 'open' : 'done'}"><b>${guards.length === 0 ? 'Not guarded yet' : 'Guarded'}</b> ${guards.length > 0 && `by ${count(guards.length, 'scenario')}`}</li>
</ol>`;
}

function renderBearer({ case: one, feature }: PlacedCase): Html {
  return html`<li>${renderBadge(one.verdict)} <a href="#${encodeURI(one.id)}">${one.name}</a> <span class="note">in ${feature.name}</span></li>`;
}
