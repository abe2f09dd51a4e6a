import type { RunCase } from '../../run/run';
import type { CapturedFailure } from '../../verdicts/run-records';
import { type Html, html } from '../html';
import { renderText } from './code';

/** What was expected and what was seen, where a scenario captures or guards an issue. */
export function renderVerdict({ verdict, attempts }: RunCase): Html | false {
  const last = attempts.at(-1);
  if (!last?.record) {
    return false;
  }
  const { issues, expectedFailure, seen } = last.record;
  const links = issues.map((issue) => html`<a href="#issue-${issue}">#${issue}</a> `);
  const seenText = last.capture ? describe(last.capture) : seen;
  const told = {
    captured: 'captures',
    holds: 'guards the fix of',
  };
  return html`<div class="expectation"><p>This scenario ${verdict === 'holds' ? told.holds : told.captured} ${links}</p>${
    verdict === 'holds'
      ? ''
      : html`<dl>${renderExpected(expectedFailure, verdict === 'broken')}<dt>Seen in this run</dt><dd>${renderText(seenText ?? 'every step passed')}${
          last.capture && html` <span class="place">${last.capture.at}</span>`
        }</dd></dl>`
  }</div>`;
}

function renderExpected(expectedFailure: string | null, mustHold: boolean): Html {
  const text =
    expectedFailure === null
      ? mustHold
        ? 'to hold'
        : 'a failing assertion of its own'
      : renderText(expectedFailure);
  return html`<dt>Expected</dt><dd>${text}</dd>`;
}

function describe({ name, message }: CapturedFailure): string {
  return `${name}: ${message}`;
}
