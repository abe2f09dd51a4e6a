import { type Html, html } from '../html';
import type { BothSidesRecord, ExplorationRecord, SideRecord } from '../proof-records';
import { count, grouped } from '../verdict-words';
import { renderReplayId, renderText } from './code';

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
