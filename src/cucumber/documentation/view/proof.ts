import { count } from '../../ground/text';
import { type Evidence, evidenceOf, hasFailed } from '../evidence';
import { type Html, html } from '../html';
import type { BothSidesRecord, ExplorationRecord, SideRecord } from '../proof-records';
import type { Proof } from '../proofs';
import { splitScope, tellFailing, tellRuns } from '../tell-orders';
import { renderReference, renderReplayId, renderText } from './elements';

/** More experiments than these are folded: the first ones answer the question. */
const experimentsShownMax = 3;

/** What an exploration found, and the scope of the claim. One that was cut short is not said to have found anything. */
export function renderExploration(record: ExplorationRecord): Html {
  const { scope, code, complete } = record;
  const told = complete
    ? html`Against the code ${code}: ${tellExploration(record)} ${renderScope(scope)}`
    : html`${scope}. That proves nothing about the rest.`;
  return html`<div class="proof"><span class="unseen">Explored: </span>${told}</div>`;
}

/** What the same scenario said on both sides. */
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

/** What was covered, beside the number; what that takes for granted is long, and waits behind it. */
function renderScope(scope: string): Html {
  const { covered, granted } = splitScope(scope);
  return html`<details class="scope"><summary>Scope: ${covered}</summary>${granted.map((sentence) => html`<p>${sentence}.</p>`)}</details>`;
}

/** `fails 10 times out of 10, saying “10 engines”.` */
export function tellSide({ says, ...side }: SideRecord): Html {
  const words = says === null || side.failed === 0 ? '' : html`, saying “${renderText(says)}”`;
  return html`${tellRuns(side)}${words}.`;
}

/** The answer to "can these scenarios fail?": a part for each version of the code that was tried. */
export function renderProofs(proofs: readonly Proof[]): Html | false {
  const evidence = evidenceOf(proofs);
  const answer = evidence.some(hasFailed)
    ? 'Yes: at least one version of the code makes them fail.'
    : 'Nobody has seen it: they hold against every version of the code that was tried.';
  return (
    evidence.length > 0 &&
    html`<h4>Can its scenarios fail?</h4>
<p class="answer">${answer}${evidence.some(({ explorations }) => explorations.length > 0) && ' An order, or interleaving, is one way in which callers can take turns.'}</p>
<dl class="evidence">${evidence.map(renderVersion)}</dl>`
  );
}

function renderVersion({ code, sides, explorations }: Evidence): Html {
  const [shown, folded] = [
    explorations.slice(0, experimentsShownMax),
    explorations.slice(experimentsShownMax),
  ];
  return html`<dt>Against the code ${code}</dt>
<dd><ul>${sides.map((side) => html`<li>${renderReference(side.shownBy, side.shownByName)}: ${tellSide(side)}</li>`)}${shown.map(renderExperiment)}</ul>${
    folded.length > 0 &&
    html`<details><summary>and ${count(folded.length, 'other experiment')}</summary><ul>${folded.map(renderExperiment)}</ul></details>`
  }</dd>
`;
}

// Each number leads to the scenario that gave it.
function renderExperiment(experiment: Evidence['explorations'][number]): Html {
  const { shownBy, shownByName } = experiment;
  return html`<li>${renderReference(shownBy, shownByName)}: ${tellExploration(experiment)}${renderScope(experiment.scope)}</li>`;
}
