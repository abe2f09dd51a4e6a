import { describeLine } from '../../ground/place';
import { count } from '../../ground/text';
import { runVerdicts } from '../../run/case-verdict';
import { describeHeldLate, findHeldLate } from '../../run/held-late';
import type { CaseVerdict, RunAttempt, RunCase, RunExamples, RunRow, RunScenario } from '../../run/run';
import { describeIssue, type IssueKey } from '../../tags/issue';
import { describeWhere } from '../../tags/only-where';
import { describeQuarantine } from '../../verdicts/quarantine';
import type { CapturedFailure, VerdictRecord } from '../../verdicts/run-records';
import type { Documentation, Issue } from '../documentation';
import { evidenceOf } from '../evidence';
import { type Html, html } from '../html';
import { renderMarkdown } from '../markdown-text';
import {
  renderBadge,
  renderHeading,
  renderReference,
  renderScrollable,
  renderTags,
  renderText,
} from './elements';
import { tellSide } from './proof';
import { renderHook, renderSteps, renderWrittenSteps } from './step';

/** A scenario, or an outline with a verdict for each row. */
export function renderScenario(scenario: RunScenario, level: number, documentation: Documentation): Html {
  const { id, keyword, name, description, tags, examples, cases } = scenario;
  const verdicts = [...new Set(cases.map(({ verdict }) => verdict))];
  return html`<article class="scenario" id="${id}" tabindex="-1" data-cases="${cases.map(describeForFind).join('\n')}">
${renderHeading({ id, level, name: name || keyword, mark: examples.length === 0 ? verdicts.map((verdict) => renderBadge(verdict)) : [] })}
${renderTags(tags)}${renderMarkdown(description)}
${examples.length === 0 ? cases.map((one) => renderCase(one, scenario, documentation)) : renderOutline(scenario, documentation)}
</article>
`;
}

/** What the script of the page finds a case by: verdict, issues, and each of its tags, with tabs between. */
function describeForFind({ verdict, attempts, tags }: RunCase): string {
  return [verdict, (attempts.at(-1)?.record?.issues ?? []).join(' '), ...tags].join('\t');
}

function renderCase(one: RunCase, { steps }: RunScenario, documentation: Documentation): Html {
  const last = one.attempts.at(-1);
  return last === undefined
    ? renderWrittenSteps(steps)
    : html`${renderVerdict(one, documentation)}${renderAttempt(last)}${renderRetries(one)}${renderPlace(one)}`;
}

// A repeated case tells the rate of its verdicts; a retried one, what came before the attempt that counts.
function renderRetries({ attempts }: RunCase): Html | false {
  const verdicts = runVerdicts(attempts);
  if (verdicts.length > 1) {
    const rates = [...new Set(verdicts)].map(
      (verdict) =>
        `${verdict} ${verdicts.filter((one) => one === verdict).length} of ${verdicts.length} times`,
    );
    return html`<p class="note">Repeated: ${rates.join(', ')}.</p>`;
  }
  const late = findHeldLate(attempts);
  if (late !== null) {
    return html`<p class="note">It ${describeHeldLate(late)}.</p>`;
  }
  const earlier = attempts.slice(0, -1).map(({ status }) => status);
  return (
    earlier.length > 0 &&
    html`<p class="note">After ${count(earlier.length, 'attempt')} that ended ${earlier.join(', ')}.</p>`
  );
}

function renderPlace({ place }: RunCase): Html {
  return html`<p class="place">${describeLine(place)}</p>`;
}

/** An outline: its steps once, its rows with a verdict each, and in full only the rows that have more to say. */
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
  const table = html`<table class="cells examples"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}<th scope="col">verdict</th></tr></thead>
<tbody>${rowsThatRan.map((row) => renderRow(row, cases.get(row.caseId ?? '')))}</tbody></table>`;
  const details = rowsThatRan.map(({ caseId, cells }) =>
    renderDetails(cases.get(caseId ?? ''), cells, documentation),
  );
  return html`<p class="examples-name"><b>${keyword}</b> ${name}</p>${renderTags(tags)}${renderMarkdown(description)}${renderScrollable(table, columns, `${keyword} ${name}`.trim())}${details}`;
}

function renderRow({ cells }: RunRow, one: RunCase | undefined): Html {
  const verdict: CaseVerdict = one?.verdict ?? 'not run';
  return html`<tr${one && html` id="${one.id}"`}>${cells.map((cell) => html`<td>${cell}</td>`)}<td>${renderBadge(verdict)}</td></tr>`;
}

// A row that holds and attached nothing is told by its line in the table.
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
  const hasMore = last.hooks.length > 0 || last.steps.some(({ attachments }) => attachments.length > 0);
  const label = cells.join(' · ');
  return (
    (isRed || hasMore) &&
    html`<details class="row"${isRed && html` open`}><summary>${isRed && renderBadge(one.verdict)} ${label}</summary>${renderVerdict(one, documentation)}${renderAttempt(last)}${renderRetries(one)}</details>`
  );
}

/** What was expected and what was seen, where a scenario captures an issue; and whether it can fail, where it guards one. */
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
    ? html`<div class="expectation"><p>Guards the fix of${links}.</p>${own.map(renderCanItFail)}</div>`
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

/** The steps of an attempt and what its hooks left behind; the steps of a background stand there, unless they say more. */
function renderAttempt({ steps, hooks }: RunAttempt): Html {
  const own = steps.filter(
    ({ isBackground, status, attachments }) => !isBackground || status !== 'passed' || attachments.length > 0,
  );
  return html`${renderSteps(own)}${hooks.map((hook) => renderHook(hook))}`;
}
