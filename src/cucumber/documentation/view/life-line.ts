import type { LedgerIssue } from '../../ledger/issue-ledger';
import { type Html, html } from '../html';
import { count } from '../verdict-words';
import { renderText } from './code';
import { renderDay } from './moment';

/** Captured, fixed, guarded: when a run first saw it, as far as the history file knows, and how it stands in this run. */
export function renderLifeLine({ standing, scenarios, lifeLine }: LedgerIssue): Html {
  const failures = scenarios.flatMap(({ verdict, failure }) =>
    verdict === 'captured' && failure ? `${failure.name}: ${failure.message}` : [],
  );
  const said = failures.length > 0 ? failures : [lifeLine?.failure ?? []].flat();
  const guards = scenarios.filter(({ verdict }) => verdict === 'holds').length;
  const since = renderDay(lifeLine?.guardedSince);
  const isFixed = standing === 'guarded' || since !== undefined;
  return html`<ol class="life">
<li class="done"><b>Captured</b> ${renderDay(lifeLine?.capturedAt)}${said.map((message) => html`<q>${renderText(message)}</q>`)}</li>
<li class="${isFixed ? 'done' : 'open'}"><b>${isFixed ? 'Fixed' : 'Not fixed yet'}</b> ${since && html`seen ${since}`}</li>
<li class="${guards > 0 ? 'done' : 'open'}"><b>${guards > 0 ? 'Guarded' : 'Not guarded yet'}</b> ${guards > 0 && html`${since && html`since ${since},`} by ${count(guards, 'scenario')}`}</li>
</ol>`;
}
