import type { CaseVerdict, RunAttempt, RunCase, RunScenario } from '../../run/run';
import type { RunExamples, RunRow } from '../../run/run-examples';
import { describeIssue, type IssueKey } from '../../tags/issue';
import { describeWhere } from '../../tags/only-where';
import { describeQuarantine } from '../../verdicts/quarantine';
import type { CapturedFailure, VerdictRecord } from '../../verdicts/run-records';
import type { Documentation, Issue } from '../documentation';
import { type Html, html } from '../html';
import { evidenceOf } from '../proofs/evidence';
import { renderAttempt, saysMore } from './attempt';
import { renderEarlier, renderRates } from './attempts';
import { renderDuration } from './duration';
import {
  renderBadge,
  renderHeading,
  renderReference,
  renderScrollable,
  renderTags,
  renderText,
} from './elements';
import { fitsPaper } from './fits-paper';
import { renderFlakyBadge } from './flaky';
import { renderMarkdown } from './markdown-text';
import { renderPlace } from './place';
import { tellSide } from './proof';
import { renderSince } from './runs';
import { renderWrittenSteps } from './step';

/** A scenario, or an outline with a verdict for each row. */
export function renderScenario(scenario: RunScenario, level: number, documentation: Documentation): Html {
  const { id, keyword, name, description, tags, examples, cases } = scenario;
  const verdicts = [...new Set(cases.map(({ verdict }) => verdict))];
  const isFlaky = cases.some((one) => one.isFlaky);
  return html`<article class="scenario" id="${id}" tabindex="-1" data-cases="${cases.map(describeForFind).join('\n')}">
${renderHeading({ id, level, name: name || keyword, mark: examples.length === 0 && [verdicts.map((verdict) => renderBadge(verdict)), isFlaky && renderFlakyBadge()] })}
${renderTags(tags)}${renderMarkdown(description)}
${examples.length === 0 ? cases.map((one) => renderCase(one, scenario, documentation)) : renderOutline(scenario, documentation)}
</article>
`;
}

/** The search data of a case for the page script: verdict, issues, flakiness and tags, separated by tabs. */
function describeForFind({ verdict, attempts, tags, isFlaky }: RunCase): string {
  const last = attempts.at(-1);
  const issues = (last?.record?.issues ?? last?.quarantine?.issues ?? []).join(' ');
  return [verdict, issues, isFlaky ? 'flaky' : '', ...tags].join('\t');
}

function renderCase(one: RunCase, { steps }: RunScenario, documentation: Documentation): Html {
  const last = one.attempts.at(-1);
  return last === undefined ? renderWrittenSteps(steps) : html`${renderOutcome(one, last, documentation)}`;
}

/** The result of a case: what was expected, its attempts, and how long it has failed. */
function renderOutcome(one: RunCase, last: RunAttempt, documentation: Documentation): Html {
  return html`${renderVerdict(one, documentation)}${renderSince(one, documentation)}${renderEarlier(one, documentation)}${renderAttempt(last, documentation)}${renderRates(one)}${renderFoot(one, documentation)}`;
}

/** The place of a case, and the duration of its last attempt. */
function renderFoot({ place, attempts }: RunCase, documentation: Documentation): Html {
  const took = attempts.at(-1)?.durationMs ?? 0;
  return html`<p class="foot"><span class="place">${renderPlace(place, documentation)}</span> ${took >= 1 && renderDuration(took)}</p>`;
}

/** An outline: its steps once, its rows with their verdicts, and details only of rows that need them. */
function renderOutline({ steps, examples, cases }: RunScenario, documentation: Documentation): Html {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return html`${renderWrittenSteps(steps)}${examples.map((table) => renderExamples(table, byId, documentation))}`;
}

function renderExamples(
  examples: RunExamples,
  cases: ReadonlyMap<string, RunCase>,
  documentation: Documentation,
): Html {
  const { keyword, name, description, tags, head, rows } = examples;
  const rowsThatRan = rows.filter(({ caseId }) => cases.has(caseId ?? ''));
  const columns = head.length + 1;
  const fits = fitsPaper([[...head, 'compromised'], ...rows.map(({ cells }) => cells)]);
  const table = html`<table class="cells examples${fits && ' whole'}"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}<th scope="col">verdict</th></tr></thead>
<tbody>${rowsThatRan.map((row) => renderRow(row, cases.get(row.caseId ?? '')))}</tbody></table>`;
  const details = rowsThatRan.map(({ caseId, cells }) =>
    renderDetails(cases.get(caseId ?? ''), cells, documentation),
  );
  return html`<div class="example-set"><p class="examples-name"><b>${keyword}</b> ${name}</p>${renderTags(tags)}${renderMarkdown(description)}${renderScrollable(table, columns, `${keyword} ${name}`.trim())}${details}</div>`;
}

function renderRow({ cells }: RunRow, one: RunCase | undefined): Html {
  const verdict: CaseVerdict = one?.verdict ?? 'not run';
  return html`<tr${one && html` id="${one.id}"`}>${cells.map((cell) => html`<td>${cell}</td>`)}<td>${renderBadge(verdict)}${one?.isFlaky && html` ${renderFlakyBadge()}`}</td></tr>`;
}

// A row that holds and has no attachments needs no details; its line in the table says enough.
function renderDetails(
  one: RunCase | undefined,
  cells: readonly string[],
  documentation: Documentation,
): Html | false {
  const last = one?.attempts.at(-1);
  if (one === undefined || last === undefined) {
    return false;
  }
  const isRed = one.verdict !== 'holds';
  const hasMore = one.isFlaky || saysMore(last);
  const label = cells.join(' · ');
  return (
    (isRed || hasMore) &&
    html`<details class="row" id="${one.id}/more"${isRed && html` open`}><summary>${isRed && renderBadge(one.verdict)}${one.isFlaky && renderFlakyBadge()} ${label}</summary>${renderOutcome(one, last, documentation)}</details>`
  );
}

/** For a capture: what was expected and what was seen. For a guard: whether it can fail. */
function renderVerdict({ verdict, attempts }: RunCase, documentation: Documentation): Html | false {
  const last = attempts.at(-1);
  if (last && verdict === 'quarantined') {
    return renderQuarantine(last);
  }
  if (!last?.record) {
    return false;
  }
  const { record, capture } = last;
  const links = record.issues.map(renderIssueReference);
  const own = documentation.issues.filter(({ issue }) => record.issues.includes(issue));
  const { where = null } = record;
  const located = where && html` ${capitalize(describeWhere(where))}.`;
  if (where?.isHere === false) {
    return html`<div class="expectation"><p>Captures${links}.${located}</p></div>`;
  }
  return verdict === 'holds'
    ? html`<div class="expectation"><p>Guards against the return of${links}.</p>${own.map(renderCanItFail)}</div>`
    : html`<div class="expectation"><p>Captures${links}.${located}</p>${renderFailure(record, capture)}</div>`;
}

function renderQuarantine({ quarantine }: RunAttempt): Html | false {
  return (
    quarantine !== null &&
    html`<div class="expectation"><p>Captures${quarantine.issues.map(renderIssueReference)}. ${capitalize(describeQuarantine(quarantine))}.</p></div>`
  );
}

function renderIssueReference(issue: IssueKey): Html {
  return html` ${renderReference(`issue-${issue}`, describeIssue(issue))}`;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
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
