import { count } from '../../ground/text';
import type { RunRecord } from '../../ledger/run-record';
import type { LongRed, PaceChange, RunTrend } from '../../ledger/run-trend';
import type { RunCase } from '../../run/run';
import type { RunCi } from '../../run/run-environment';
import { linkToCommit } from '../build-links';
import type { Documentation } from '../documentation';
import { type Html, type HtmlPart, html } from '../html';
import { describeDuration, describePace } from '../words/verdict-words';
import {
  renderDay,
  renderHeading,
  renderLink,
  renderMinute,
  renderReference,
  renderScrollable,
} from './elements';
import { renderRunChart } from './run-chart';

/** As many runs as fit into the chart. */
const chartedMax = 20;
/** As many scenarios as a readable list can name. */
const namedMax = 20;

/** The section that compares this run with earlier ones. Nothing without a file of runs. */
export function renderRuns({ trend, run }: Documentation): Html | false {
  if (trend === null) {
    return false;
  }
  const runs = [...trend.earlier, ...(trend.own === null ? [] : [trend.own])];
  return html`<section class="runs" id="runs" tabindex="-1">
${renderHeading({ id: 'runs', level: 2, name: 'Runs over time' })}
<p>${describeRuns(trend)}</p>
${trend.last !== null && renderChanges(trend, trend.last)}
${runs.length > 1 && html`<figure>${renderRunChart(runs.slice(-chartedMax))}<figcaption>The last ${count(Math.min(runs.length, chartedMax), 'run')}, in the order of time${trend.own !== null && '; the last bar is this run'}.</figcaption></figure>`}
${runs.length > 1 && renderTable(runs, run.ci)}
</section>
`;
}

/** The changes since the previous run, on the first screen. Nothing if there are none, or if they are unknown. */
export function renderChangesLine({ trend }: Documentation): Html | false {
  const changes = trend === null ? [] : changesOf(trend).filter(([, cases]) => cases.length > 0);
  const words = changes.map(([name, cases]) => `${name.toLowerCase()}: ${cases.length}`);
  return (
    words.length > 0 &&
    html`<p class="note">${renderReference('runs', 'Since the run before')}: ${words.join(', ')}.</p>`
  );
}

/** Since when a scenario has failed in every run. Nothing if it does not fail, or fails for the first time. */
export function renderSince({ id }: RunCase, { trend }: Documentation): Html | false {
  const red = trend?.stillRed.get(id);
  return red !== undefined && html`<p class="note">It has failed since ${describeRun(red.since)}.</p>`;
}

/** Whether a failure is new, or since which day it has existed. Nothing if that is unknown. */
export function renderAge(id: string | null, { trend }: Documentation): Html | false {
  const red = trend?.stillRed.get(id ?? '');
  if (red !== undefined) {
    return html` <span class="note">since ${renderDay(red.since.startedAt)}</span>`;
  }
  return trend?.newlyRed?.some((one) => one.id === id) === true && html` <span class="note">new</span>`;
}

function describeRuns({ earlier, unkept }: RunTrend): string {
  const recorded = `${count(earlier.length, 'earlier run')} ${earlier.length === 1 ? 'is' : 'are'} known.`;
  return unkept === null ? recorded : `${recorded} This run is not in the list: ${unkept}.`;
}

function changesOf({
  newlyRed,
  newlyWell,
  newlyKnown,
  unknownNow,
  newlyFlaky,
}: RunTrend): readonly (readonly [string, readonly RunCase[]])[] {
  return [
    ['New failures', newlyRed ?? []],
    ['No longer failing', newlyWell],
    ['Failed before, known bugs now', newlyKnown],
    ['Failed before, and say nothing now', unknownNow],
    ['Newly flaky', newlyFlaky],
  ];
}

function renderChanges(trend: RunTrend, last: RunRecord): Html {
  const { newlyRed, paces, stillRed, unkept } = trend;
  const changes = changesOf(trend).filter(([, cases]) => cases.length > 0);
  const isSame = changes.length + paces.length + stillRed.size === 0 && newlyRed !== null;
  return html`<p>Beside ${describeRun(last)}${isSame && `, nothing has changed${unkept === null ? '' : ' in what was run'}`}:</p>
<dl class="changes">${changes.map(([name, cases]) => renderChange(name, cases.map(renderCase)))}${
    stillRed.size > 0 && renderChange('Still failing', [...stillRed.values()].map(renderLongRed))
  }${paces.length > 0 && renderChange('Slower or faster', paces.map(renderPace))}${
    newlyRed === null &&
    renderChange('New failures', [html`unknown: that run had more failures than are kept`])
  }</dl>`;
}

function renderChange(name: string, items: readonly Html[]): Html {
  const [shown, folded] = [items.slice(0, namedMax), items.slice(namedMax)];
  return html`<div><dt>${name}</dt>${shown.map((item) => html`<dd>${item}</dd>`)}${
    folded.length > 0 &&
    html`<dd><details><summary>and ${count(folded.length, 'other')}</summary><ul>${folded.map((item) => html`<li>${item}</li>`)}</ul></details></dd>`
  }</div>`;
}

function renderCase({ id, name }: RunCase): Html {
  return renderReference(id, name || id);
}

function renderLongRed({ case: one, since }: LongRed): Html {
  return html`${renderCase(one)} since ${describeRun(since)}`;
}

function renderPace({ case: one, ...pace }: PaceChange): Html {
  return html`${renderCase(one)}: ${describePace(pace)}`;
}

function describeRun({ startedAt, commit }: RunRecord): Html {
  return html`the run of ${renderMinute(startedAt)}${commit !== null && html` (commit ${shortOf(commit)})`}`;
}

// All runs belong to the same repository, so the links to their commits use the remote of this run.
function renderCommit(commit: string, ci: RunCi | null): Html | string {
  const link = ci === null ? undefined : linkToCommit({ ...ci, commit });
  return link === undefined ? shortOf(commit) : renderLink(link, shortOf(commit));
}

function shortOf(commit: string): string {
  return commit.slice(0, 10);
}

function renderTable(runs: readonly RunRecord[], ci: RunCi | null): Html {
  const head = ['Run of', 'Commit', 'Scenarios run', 'Failed', 'Flaky', 'Known bugs', 'Took', 'Not run'];
  const table = html`<table class="cells"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${runs.toReversed().map(
    (run) => html`<tr>${cellsOf(run, ci).map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table>`;
  return html`<details><summary>The same as a table</summary>${renderScrollable(table, head.length, 'Runs over time')}</details>`;
}

function cellsOf(run: RunRecord, ci: RunCi | null): readonly HtmlPart[] {
  const { startedAt, commit, verdicts, red, flaky, durationMs, leftOut } = run;
  const all = [...verdicts.values()].reduce((sum, number) => sum + number, 0);
  return [
    renderMinute(startedAt),
    commit !== null && renderCommit(commit, ci),
    all,
    red.size,
    flaky.size,
    verdicts.get('captured') ?? 0,
    describeDuration(durationMs),
    leftOut,
  ];
}
