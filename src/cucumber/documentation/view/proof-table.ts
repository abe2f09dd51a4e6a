import { type Evidence, evidenceOf } from '../evidence';
import { type Html, html } from '../html';
import type { Proof } from '../proofs';
import { count } from '../verdict-words';
import { renderScrollable } from './cells';
import { renderReplayId } from './code';
import { tellSide } from './proof';

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
    ([id, name]) => html`<li><a href="#${encodeURI(id)}">${name}</a></li>`,
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
