import { count, shorten } from '../../ground/text';
import { describeHeldLate } from '../../run/held-late';
import { describeWhere } from '../../tags/only-where';
import { describeQuarantine } from '../../verdicts/quarantine';
import type { Documentation, Issue } from '../documentation';
import { type Failure, failuresOf, nameFailures } from '../failures';
import { type MutantReport, survivorsOf } from '../mutants';
import { standingWords } from '../words/standing-words';
import { wordsOf } from '../words/verdict-words';
import { escapeMarkdown } from './escape-markdown';
import { renderMarkdownHead } from './head';
import { renderIssue } from './issue';
import { experimentHead, experimentRows, grantedBy, sideHead, sideRows } from './proofs';
import { renderFlakyAndTrend } from './runs';

/** Longer lists are cut in a pull request; the page has them in full. */
const rowsMax = 50;

/** The short version for pull requests: the counts of the verdicts, the issues, and what needs attention. */
export function renderMarkdownReport(documentation: Documentation): string {
  const { counts, issues, mutants } = documentation;
  const failures = failuresOf(documentation);
  const sections = [
    ...renderMarkdownHead(documentation, failures),
    ...renderFailures(failures, documentation),
    ...(counts.size === 0 ? [] : [renderCounts(documentation)]),
    ...(mutants === null ? [] : [describeMutants(mutants)]),
    ...(issues.length === 0
      ? []
      : [
          '### Issues',
          ...renderRows(
            ['issue', 'state', 'scenario', 'verdict', 'what was seen'],
            issues.flatMap((issue) => issueRows(issue)),
          ),
        ]),
    ...renderExperiments(documentation),
    ...renderFlakyAndTrend(documentation),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderCounts({ counts }: Documentation): string {
  const rows = [...counts].map(([verdict, number]) => [
    verdict,
    number.toLocaleString('en'),
    wordsOf(verdict),
  ]);
  return renderTable(['verdict', 'how many scenarios', 'what it means'], rows);
}

function describeMutants(report: MutantReport): string {
  const { mutants, date, commit } = report;
  const survivors = survivorsOf(report);
  const names = survivors.map(({ name }) => escapeMarkdown(name)).join(', ');
  const survived = survivors.length === 0 ? '' : `, **${survivors.length} survived: ${names}**`;
  return `Broken on purpose: ${mutants.length - survivors.length} of ${count(mutants.length, 'mutant')} killed by a scenario${survived} (${date.slice(0, 10)}, commit ${escapeMarkdown(commit)}).`;
}

function issueRows({ standing, scenarios, ...issue }: Issue): string[][] {
  const reference = renderIssue(issue);
  return scenarios.map(({ name, verdict, failure, where, heldLate, expected }) => {
    if (verdict === 'quarantined') {
      return [
        reference,
        standingWords[standing],
        nameOf(name),
        verdict,
        escapeMarkdown(describeQuarantine({ expected })),
      ];
    }
    const seen = failure === null ? [] : [escapeMarkdown(shorten(failure.message))];
    const located = where === null ? [] : [escapeMarkdown(describeWhere(where))];
    const late = heldLate === null ? [] : [describeHeldLate(heldLate)];
    return [
      reference,
      standingWords[standing],
      nameOf(name),
      verdict,
      [...late, ...seen, ...located].join('; '),
    ];
  });
}

// Each number is shown with its experiment, its scope and how much was run. Alone, it would be quoted for more than it says.
function renderExperiments(documentation: Documentation): string[] {
  const [sides, rows] = [sideRows(documentation), experimentRows(documentation)];
  const granted = grantedBy(documentation.proofs);
  return [
    ...(sides.length === 0
      ? []
      : ['### Whether the scenarios of an issue can fail', ...renderRows(sideHead, sides)]),
    ...(rows.length === 0
      ? []
      : ['### What trying every order has shown', ...renderRows(experimentHead, rows)]),
    ...(granted === '' ? [] : [`About each of these claims: ${granted}`]),
  ];
}

function renderFailures(failures: readonly Failure[], { run }: Documentation): string[] {
  return failures.length === 0
    ? []
    : [
        `### ${nameFailures(failures, run)}`,
        ...renderRows(
          ['verdict', 'scenario', 'where it is written', 'what it said'],
          failures.map(failureRow),
        ),
      ];
}

function failureRow({ verdict, name, example, place, says }: Failure): string[] {
  const shown = `${nameOf(name)}${example && ` (${escapeMarkdown(example)})`}`;
  return [verdict ?? '', shown, escapeMarkdown(place ?? ''), escapeMarkdown(shorten(says))];
}

// Long names are shortened here; the page has them in full.
function nameOf(name: string): string {
  return escapeMarkdown(shorten(name));
}

/** The beginning of a table, with a note on how many rows were left out. */
function renderRows(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const others = rows.length - rowsMax;
  const rest = others > 0 ? [`… and ${count(others, 'other')}, which the page lists.`] : [];
  return [renderTable(head, rows.slice(0, rowsMax)), ...rest];
}

/** A Markdown table. The cells must be Markdown already. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
