import type { CaseVerdict, RunCase, RunExamples, RunRow, RunScenario } from '../../run/run';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { renderMarkdown } from '../markdown-text';
import { renderAttempt } from './attempt';
import { renderBadge } from './badge';
import { renderScrollable } from './cells';
import { renderWrittenSteps } from './step';
import { renderTags } from './tags';
import { renderVerdict } from './verdict';

/** An outline: its steps once, its rows with a verdict each, and in full only the rows that have more to say. */
export function renderOutline({ steps, examples, cases }: RunScenario, issues: readonly Issue[]): Html {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return html`${renderWrittenSteps(steps)}${examples.map((table) => renderExamples(table, byId, issues))}`;
}

function renderExamples(
  examples: RunExamples,
  cases: ReadonlyMap<string, RunCase>,
  issues: readonly Issue[],
): Html {
  const { keyword, name, description, tags, head, rows } = examples;
  const rowsThatRan = rows.filter(({ caseId }) => cases.has(caseId ?? ''));
  const columns = head.length + 1;
  const table = html`<table class="cells examples"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}<th scope="col">verdict</th></tr></thead>
<tbody>${rowsThatRan.map((row) => renderRow(row, cases.get(row.caseId ?? '')))}</tbody></table>`;
  const details = rowsThatRan.map(({ caseId, cells }) =>
    renderDetails(cases.get(caseId ?? ''), cells, issues),
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
  issues: readonly Issue[],
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
    html`<details class="row"${isRed && html` open`}><summary>${isRed && renderBadge(one.verdict)} ${label}</summary>${renderVerdict(one, issues)}${renderAttempt(last)}</details>`
  );
}
