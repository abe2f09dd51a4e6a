import type { PlacedCase } from '../../run/cases-of';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import type { Proof } from '../proofs';
import { count } from '../verdict-words';
import { renderBadge } from './badge';
import { renderScrollable } from './cells';
import { renderText } from './code';
import { renderHeading } from './heading';
import { renderIssueLink } from './links';
import { tellExploration, tellSide } from './proof';

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
${renderProofs(proofs, state)}
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
  return html`<li>${renderBadge(one.verdict)} <a href="#${encodeURI(one.id)}">${one.name}</a> <span class="place">${feature.name}</span></li>`;
}

function renderProofs(proofs: readonly Proof[], state: Issue['state']): Html {
  if (proofs.length === 0) {
    return html`${state === 'guarded' && html`<p class="note">Nothing in this run shows that its guards can fail.</p>`}`;
  }
  const table = html`<table class="cells"><thead><tr><th scope="col">Against the code</th><th scope="col">What was seen</th><th scope="col">Shown by</th></tr></thead>
<tbody>${proofs.flatMap(renderProofRows)}</tbody></table>`;
  return html`<h4>Can its scenarios fail?</h4>${renderScrollable(table, 3, 'Proofs')}`;
}

function renderProofRows({ shownBy, shownByName, ...proof }: Proof): Html[] {
  const link = html`<a href="#${encodeURI(shownBy)}">${shownByName}</a>`;
  const rows =
    proof.kind === 'both sides'
      ? proof.record.sides.map((side) => [side.code, html`Its scenarios: ${tellSide(side)}`] as const)
      : [[proof.record.code, html`${proof.record.experiment}: ${tellExploration(proof.record)}`] as const];
  return rows.map(([code, seen]) => html`<tr><td>${code}</td><td>${seen}</td><td>${link}</td></tr>`);
}
