import { count } from '../../ground/text';
import type { RunCi } from '../../run/run-environment';
import { linkToCommit } from '../build-links';
import type { Documentation } from '../documentation';
import { type Html, type HtmlPart, html } from '../html';
import { describeRunTime } from '../words/verdict-words';
import { renderDate, renderLink } from './elements';

/** The usual length of an abbreviated commit hash. */
const shownOfCommit = 10;

/** Which run the page is about: its time, duration, commit and build. Written as one line of markup. */
export function renderFacts({ run, tally, isRunning }: Documentation): Html {
  const { startedAt, runner, ci } = run;
  const facts: readonly (readonly [string, HtmlPart])[] = [
    ['Written by a run of', !isRunning && html`${count(tally.total, 'scenario')}${describeRunTime(run)}`],
    ['On', renderDate(startedAt)],
    ...(ci === null ? [] : factsOfBuild(ci)),
    ['Run with', runner],
    [
      'Filtered out',
      tally.filteredOut > 0 && `${count(tally.filteredOut, 'other scenario')} of the same files`,
    ],
  ];
  return html`<dl class="run">${facts.map(([name, fact]) => fact && html`<div><dt>${name}</dt> <dd>${fact}</dd></div> `)}</dl>`;
}

function factsOfBuild(ci: RunCi): [string, HtmlPart][] {
  const { name, url, buildNumber, commit, branch, tag } = ci;
  const link = linkToCommit(ci);
  const short = commit?.slice(0, shownOfCommit);
  const build = [name, buildNumber].filter(Boolean).join(' ');
  return [
    ['Commit', short && html`<code>${link === undefined ? short : renderLink(link, short)}</code>`],
    ['Branch', branch],
    ['Tag', tag],
    ['Build', url === null ? build : renderLink(url, build)],
  ];
}
