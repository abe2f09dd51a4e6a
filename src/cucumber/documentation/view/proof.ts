import { count } from '../../ground/text';
import { type Evidence, evidenceOf } from '../evidence';
import { type Html, html } from '../html';
import type { BothSidesRecord, ExplorationRecord, SideRecord } from '../proof-records';
import type { Proof } from '../proofs';
import { grouped } from '../verdict-words';
import { renderReference, renderReplayId, renderScrollable, renderText } from './elements';

/** What an exploration found, in one sentence. One that was cut short is not said to have found anything. */
export function renderExploration(record: ExplorationRecord): Html {
  const { scope, code, complete } = record;
  const told = complete
    ? html`${scope}; against the code ${code}: ${tellExploration(record)}`
    : html`${scope}. That proves nothing about the rest.`;
  return html`<p class="proof"><span class="unseen">Explored: </span>${told}</p>`;
}

/** What the same scenario said on both sides. */
export function renderBothSides({ sides }: BothSidesRecord): Html {
  return html`${sides.map(
    (side) =>
      html`<p class="proof"><span class="unseen">Both sides: </span>Against the code ${side.code}: ${tellSide(side)}</p>`,
  )}`;
}

/** `18 of 20 interleavings fail, the smallest is 01~b27d55`. */
function tellExploration(record: ExplorationRecord): Html {
  const { interleavings, explored, failing, smallest } = record;
  const run =
    String(explored) === interleavings
      ? ''
      : ` (${grouped(String(explored))} run, the others differ by names only)`;
  return smallest === null
    ? html`all ${grouped(interleavings)} interleavings hold${run}.`
    : html`${grouped(failing)} of ${grouped(interleavings)} interleavings fail${run}; the smallest is ${renderReplayId(smallest)}.`;
}

/** `fails 10 times out of 10`. */
export function tellSide({ runs, failed, says }: SideRecord): Html {
  if (failed === 0) {
    return html`holds ${count(runs, 'time')} out of ${runs}.`;
  }
  const words = says === null ? '.' : html`, saying “${renderText(says)}”.`;
  return html`fails ${count(failed, 'time')} out of ${runs}${words}`;
}

/** The answer to "can these scenarios fail?": a row for each version of the code that was tried. */
export function renderProofs(proofs: readonly Proof[]): Html | false {
  const evidence = evidenceOf(proofs);
  if (evidence.length === 0) {
    return false;
  }
  const shownBy = new Map(proofs.map((proof) => [proof.shownBy, proof.shownByName]));
  const table = html`<table class="cells"><thead><tr><th scope="col">Against the code</th><th scope="col">its scenarios</th><th scope="col">every order of turns</th></tr></thead>
<tbody>${evidence.map(renderRow)}</tbody></table>`;
  return html`<h4>Can its scenarios fail?</h4>${renderScrollable(table, 3, 'What was tried')}
<details><summary>Shown by ${count(shownBy.size, 'scenario')} of this run</summary><ul>${[...shownBy].map(
    ([id, name]) => html`<li>${renderReference(id, name)}</li>`,
  )}</ul></details>`;
}

function renderRow({ code, sides, explorations }: Evidence): Html {
  return html`<tr><th scope="row">${code}</th><td>${sides.map(tellSide)}</td><td>${explorations.length > 0 && tellAll(explorations)}</td></tr>
`;
}

// The sum over all experiments with this version; the smallest failing one is that with the shortest id.
function tellAll(explorations: Evidence['explorations']): Html {
  const sum = (numbers: readonly string[]) =>
    numbers.reduce((total, number) => total + BigInt(number), 0n).toLocaleString('en');
  const all = sum(explorations.map(({ interleavings }) => interleavings));
  const [smallest] = explorations
    .flatMap((one) => one.smallest ?? [])
    .toSorted((one, other) => one.length - other.length);
  return smallest === undefined
    ? html`all ${all} interleavings hold.`
    : html`${sum(explorations.map(({ failing }) => failing))} of ${all} interleavings fail; the smallest is ${renderReplayId(smallest)}.`;
}
