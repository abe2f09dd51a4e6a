import { count } from '../../ground/text';
import type { Issue } from '../documentation';
import { type Html, html } from '../html';
import { type Evidence, evidenceOf, whoSawItFail } from '../proofs/evidence';
import type { BothSidesRecord, ExplorationRecord, SideRecord } from '../proofs/proof-records';
import type { ShownBy } from '../proofs/proofs';
import { splitScope, tellFailing, tellRuns } from '../proofs/tell-orders';
import { renderBadge, renderDay, renderReference, renderReplayId, renderText } from './elements';

/** Further experiments are folded. */
const experimentsShownMax = 3;

/** The result of an exploration, with its scope. One that was cut short without a failure does not claim that nothing fails. */
export function renderExploration(record: ExplorationRecord): Html {
  const { scope, code, complete, smallest } = record;
  const told =
    complete || smallest !== null
      ? html`Against the code ${code}: ${tellExploration(record)} ${renderScope(scope)}`
      : html`${scope}. That proves nothing about the rest.`;
  return html`<div class="proof"><span class="unseen">Explored: </span>${told}</div>`;
}

/** The results of the same scenario with the bug and without it. */
export function renderBothSides({ sides }: BothSidesRecord): Html {
  return html`${sides.map(
    (side) =>
      html`<p class="proof"><span class="unseen">Both sides: </span>Against the code ${side.code}: ${tellSide(side)}</p>`,
  )}`;
}

/** `covers 60 orders, all of them run: 58 fail, the smallest is 01~b27d55.` */
function tellExploration(record: ExplorationRecord): Html {
  const { smallest } = record;
  return html`${tellFailing(record)}${smallest !== null && html`, the smallest is ${renderReplayId(smallest)}`}.`;
}

/** The covered part of the scope is shown beside the number. The assumptions are long, so they are folded. */
function renderScope(scope: string): Html {
  const { covered, granted } = splitScope(scope);
  return html`<details class="scope"><summary>Scope: ${covered}</summary>${granted.map((sentence) => html`<p>${sentence}.</p>`)}</details>`;
}

/** `fails 10 times out of 10, saying “10 engines”.` */
export function tellSide({ says, ...side }: SideRecord): Html {
  const words = says === null || side.failed === 0 ? '' : html`, saying “${renderText(says)}”`;
  return html`${tellRuns(side)}${words}.`;
}

/** The answer to "can these scenarios fail?", with one part for each version of the code. */
export function renderProofs(issue: Issue): Html | false {
  const evidence = evidenceOf(issue.proofs);
  return (
    evidence.length > 0 &&
    html`<h4>Can its scenarios fail?</h4>
<p class="answer">${tellAnswer(issue)}${evidence.some(({ explorations }) => explorations.length > 0) && ' An order, or interleaving, is one way in which callers can take turns.'}</p>
<dl class="evidence">${evidence.map(renderVersion)}</dl>`
  );
}

function tellAnswer(issue: Issue): Html {
  switch (whoSawItFail(issue)) {
    case 'tried':
      return html`Yes: at least one version of the code makes them fail.`;
    case 'now':
      return html`Yes: this run has seen it.`;
    case 'before':
      return html`Yes: a run has seen it on ${renderDay(issue.lifeLine?.capturedAt)}.`;
    case 'nobody':
      return html`Nobody has seen it: they hold against every version of the code that was tried.`;
  }
}

function renderVersion({ code, sides, explorations }: Evidence): Html {
  const [shown, folded] = [
    explorations.slice(0, experimentsShownMax),
    explorations.slice(experimentsShownMax),
  ];
  return html`<dt>Against the code ${code}</dt>
<dd><ul>${sides.map((side) => html`<li>${renderShownBy(side)}: ${tellSide(side)}</li>`)}${shown.map(renderExperiment)}</ul>${
    folded.length > 0 &&
    html`<details><summary>and ${count(folded.length, 'other experiment')}</summary><ul>${folded.map(renderExperiment)}</ul></details>`
  }</dd>
`;
}

// Each number has a link to the scenario that it comes from.
function renderExperiment(experiment: Evidence['explorations'][number]): Html {
  return html`<li>${renderShownBy(experiment)}: ${tellExploration(experiment)}${renderScope(experiment.scope)}</li>`;
}

// The verdict of the scenario is shown only if it does not hold, because then it affects how far the numbers can be trusted.
function renderShownBy({ shownBy, shownByName, verdict }: ShownBy): Html {
  return html`${verdict !== 'holds' && html`${renderBadge(verdict)} `}${renderReference(shownBy, shownByName)}`;
}
