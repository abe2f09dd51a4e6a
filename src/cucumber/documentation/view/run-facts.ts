import { casesOf, type PlacedCase } from '../../run/cases-of';
import { tookOf } from '../../run/took-of';
import type { Documentation } from '../documentation';
import { type Html, type HtmlPart, html } from '../html';
import { renderDuration } from './duration';
import { renderDate, renderHeading, renderLink, renderReference } from './elements';

/** The number of slowest scenarios that are listed. */
const slowestMax = 10;

/** The section about the run itself: its software, environment and commit, and its slowest scenarios. */
export function renderRunFacts(documentation: Documentation): Html {
  return html`<section class="run-facts" id="run" tabindex="-1">
${renderHeading({ id: 'run', level: 2, name: 'About this run' })}
<dl class="facts">${factsOf(documentation).map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>
${renderSlowest(documentation)}
</section>
`;
}

function factsOf({ run }: Documentation): (readonly [string, HtmlPart])[] {
  const { runner, machines, ci, startedAt, finishedAt, success } = run;
  const all: (readonly [string, HtmlPart])[] = [
    ['Began', renderDate(startedAt)],
    ['Ended', renderDate(finishedAt)],
    ['Called by Cucumber', success === null ? null : success ? 'a success' : 'a failure'],
    ['Cucumber', runner],
    ['Runtime', listed(machines.map(({ runtime }) => runtime))],
    ['System', listed(machines.map(({ os }) => os))],
    ['Processor', listed(machines.map(({ cpu }) => cpu))],
    ['Build system', ci?.name],
    ['Build', ci && (ci.url === null ? ci.buildNumber : renderLink(ci.url, ci.buildNumber ?? ci.url))],
    ['Repository', ci?.remote && renderLink(ci.remote)],
    ['Commit', ci?.commit],
    ['Branch', ci?.branch],
    ['Tag', ci?.tag],
  ];
  return all.filter(([, fact]) => fact);
}

function listed(values: readonly string[]): string {
  return [...new Set(values)].filter(Boolean).join(', ');
}

function renderSlowest({ run }: Documentation): Html | false {
  const slowest = casesOf(run)
    .filter((one) => tookOf(one.case) > 0)
    .toSorted((one, other) => tookOf(other.case) - tookOf(one.case))
    .slice(0, slowestMax);
  return (
    slowest.length > 1 &&
    html`<details><summary>The slowest scenarios</summary><ol class="slowest">${slowest.map(renderSlow)}</ol></details>`
  );
}

function renderSlow({ case: one, feature }: PlacedCase): Html {
  return html`<li>${renderDuration(tookOf(one))} ${renderReference(one.id, one.name || feature.name)}</li>`;
}
