import type { RunCase } from '../../run/run';
import type { CapturedFailure, VerdictRecord } from '../../verdicts/run-records';
import { evidenceOf } from '../evidence';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { renderText } from './code';
import { tellSide } from './proof';

/** What was expected and what was seen, where a scenario captures an issue; and whether it can fail, where it guards one. */
export function renderVerdict({ verdict, attempts }: RunCase, issues: readonly Issue[]): Html | false {
  const last = attempts.at(-1);
  if (!last?.record) {
    return false;
  }
  const { record, capture } = last;
  const links = record.issues.map((issue) => html` <a href="#issue-${issue}">#${issue}</a>`);
  const own = issues.filter(({ issue }) => record.issues.includes(issue));
  return verdict === 'holds'
    ? html`<div class="expectation"><p>Guards the fix of${links}.</p>${own.map(renderCanItFail)}</div>`
    : html`<div class="expectation"><p>Captures${links}.</p>${renderFailure(record, capture)}</div>`;
}

function renderCanItFail({ proofs }: Issue): Html[] {
  return evidenceOf(proofs).flatMap(({ code, sides }) =>
    sides.map((side) => html`<p>Against the code ${code}, it ${tellSide(side)}</p>`),
  );
}

function renderFailure({ expectedFailure, seen }: VerdictRecord, capture: CapturedFailure | null): Html {
  const expected = expectedFailure === null ? 'an assertion of its own fails' : renderText(expectedFailure);
  const actual = capture ? `${capture.name}: ${capture.message}` : (seen ?? 'every step passed');
  return html`<dl><dt>Expected failure</dt><dd>${expected}</dd><dt>In this run</dt><dd>${renderText(actual)}${
    capture && html` <span class="place">${capture.at}</span>`
  }</dd></dl>`;
}
