import { describeLine } from '../../ground/place';
import { count, shorten } from '../../ground/text';
import type { RunTrend } from '../../ledger/run-trend';
import { casesOf } from '../../run/cases-of';
import { describeHeldLate, findHeldLate } from '../../run/held-late';
import type { RunCase } from '../../run/run';
import type { Documentation } from '../documentation';
import { headlineOf } from '../words/error-words';
import { describePace } from '../words/verdict-words';
import { escapeMarkdown } from './escape-markdown';

/** Longer lists are cut here; the page has them in full. */
const namedMax = 20;

/** The sections about flaky scenarios, and about this run compared with earlier ones. */
export function renderFlakyAndTrend({ chapters, trend }: Documentation): string[] {
  const cases = chapters.flatMap(({ features }) => casesOf({ features })).map((one) => one.case);
  const flaky = cases.filter(({ isFlaky }) => isFlaky);
  return [
    ...(flaky.length === 0
      ? []
      : [
          `### Flaky: ${count(flaky.length, 'scenario')} failed, and passed when tried again`,
          listOf(flaky.map(describeFlaky)),
        ]),
    ...(trend === null ? [] : renderTrend(trend)),
  ];
}

function describeFlaky({ name, place, attempts }: RunCase): string {
  const errors = attempts
    .flatMap(({ steps, hooks }) => [...steps, ...hooks])
    .flatMap(({ error }) => error ?? []);
  const said = errors[0] === undefined ? '' : `: ${escapeMarkdown(shorten(headlineOf(errors[0])))}`;
  const late = findHeldLate(attempts);
  const when = late === null ? count(attempts.length, 'attempt') : describeHeldLate(late);
  return `${escapeMarkdown(name)} (${escapeMarkdown(describeLine(place))}, ${when})${said}`;
}

function renderTrend(trend: RunTrend): string[] {
  const { last, unkept, newlyRed, newlyWell, newlyKnown, unknownNow, newlyFlaky, paces, stillRed } = trend;
  const lack = unkept === null ? [] : [`This run is not kept to hold later ones against: ${unkept}.`];
  if (last === null) {
    return lack.length === 0 ? [] : ['### Runs over time', ...lack];
  }
  const lines = [
    ...describe('New failures', newlyRed ?? []),
    ...describe('No longer failing', newlyWell),
    ...describe('Failed before, a known bug now', newlyKnown),
    ...describe('Failed before, and says nothing now', unknownNow),
    ...describe('Newly flaky', newlyFlaky),
    ...(stillRed.size === 0 ? [] : [`Still failing: ${count(stillRed.size, 'scenario')}`]),
    ...paces
      .slice(0, namedMax)
      .map(
        ({ case: one, ...pace }) =>
          `${pace.nowMs > pace.beforeMs ? 'Slower' : 'Faster'}: ${escapeMarkdown(one.name)}, ${describePace(pace)}`,
      ),
  ];
  const commit = last.commit === null ? '' : `, commit ${escapeMarkdown(last.commit.slice(0, 10))}`;
  return [
    `### Since the run of ${last.startedAt.slice(0, 16).replace('T', ' ')} UTC${commit}`,
    ...lack,
    lines.length === 0 ? `Nothing has changed${unkept === null ? '' : ' in what was run'}.` : listOf(lines),
  ];
}

function describe(what: string, cases: readonly RunCase[]): string[] {
  return cases.map(
    ({ name, place }) => `${what}: ${escapeMarkdown(name)} (${escapeMarkdown(describeLine(place))})`,
  );
}

function listOf(lines: readonly string[]): string {
  const others = lines.length - namedMax;
  return [
    ...lines.slice(0, namedMax),
    ...(others > 0 ? [`… and ${count(others, 'other')}, which the page lists.`] : []),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}
