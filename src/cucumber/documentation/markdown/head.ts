import { count } from '../../ground/text';
import type { RunCi } from '../../run/run-environment';
import { linkToCommit } from '../build-links';
import type { Documentation } from '../documentation';
import type { Failure } from '../failures';
import { healthOf } from '../health';
import { describeDate } from '../words/describe-moment';
import { describeRunTime } from '../words/verdict-words';
import { escapeMarkdown } from './escape-markdown';
import { renderMarkdownLink } from './link';

/** The usual length of an abbreviated commit hash. */
const shownOfCommit = 10;

/** The head of the report for a pull request: whether the run is healthy, and which run it is. */
export function renderMarkdownHead(documentation: Documentation, failures: readonly Failure[]): string[] {
  const { title, about } = documentation;
  const { heading, reason } = healthOf(documentation, failures);
  return [
    `## ${escapeMarkdown(title)}: living documentation`,
    ...(about === null ? [] : [escapeMarkdown(about)]),
    `**${escapeMarkdown(heading)}** ${escapeMarkdown(reason)}`,
    factsOf(documentation).join(' · '),
  ];
}

function factsOf({ run, tally, isRunning }: Documentation): string[] {
  const { runner, ci } = run;
  const date = describeDate(run.startedAt);
  return [
    ...(isRunning ? [] : [`${count(tally.total, 'scenario')}${describeRunTime(run)}`]),
    ...(date === undefined ? [] : [date]),
    ...(tally.filteredOut > 0 ? [`${count(tally.filteredOut, 'other')} filtered out`] : []),
    ...(ci === null ? [] : factsOfBuild(ci)),
    ...(runner === null ? [] : [escapeMarkdown(runner)]),
  ];
}

function factsOfBuild(ci: RunCi): string[] {
  const { name, url, buildNumber, commit, branch, tag } = ci;
  const short =
    commit === null
      ? []
      : [renderMarkdownLink(linkToCommit(ci), escapeMarkdown(commit.slice(0, shownOfCommit)))];
  return [
    ...short.map((text) => `commit ${text}`),
    ...(branch === null ? [] : [`branch ${escapeMarkdown(branch)}`]),
    ...(tag === null ? [] : [`tag ${escapeMarkdown(tag)}`]),
    renderMarkdownLink(url, escapeMarkdown([name, buildNumber].filter(Boolean).join(' '))),
  ];
}
