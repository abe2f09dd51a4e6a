import { describeLine } from '../ground/place';
import { count, shorten } from '../ground/text';
import { isGreen } from '../run/case-verdict';
import { casesOf, type PlacedCase } from '../run/cases-of';
import { describeHeldLate, findHeldLate } from '../run/held-late';
import { describeIssue } from '../tags/issue';
import { describeWhere } from '../tags/only-where';
import { describeQuarantine } from '../verdicts/quarantine';
import type { Documentation, Issue } from './documentation';
import { escapeMarkdown } from './escape-markdown';
import { isHarmless } from './is-harmless';
import { experimentHead, experimentRows, grantedBy } from './markdown-proofs';
import { renderFlakyAndTrend } from './markdown-runs';
import { type MutantReport, survivorsOf } from './mutants';
import { verdictWords } from './verdict-words';

/** A long list is for the page; a pull request is told the beginning. */
const rowsMax = 50;

/** The short version for pull requests: how the verdicts fell, the issues, and what needs somebody. */
export function renderMarkdownReport(documentation: Documentation): string {
  const { title, counts, total, run, issues, mutants } = documentation;
  const ending = run.success === null ? 'did not end' : run.success ? 'was green' : 'was red';
  const sections = [
    `## ${escapeMarkdown(title)}: living documentation`,
    `${count(total, 'scenario')}; the run ${ending}.`,
    renderTable(
      ['verdict', 'scenarios', 'meaning'],
      [...counts].map(([verdict, number]) => [verdict, String(number), verdictWords[verdict]]),
    ),
    ...(mutants === null ? [] : [describeMutants(mutants)]),
    ...(issues.length === 0
      ? []
      : [
          '### Issues',
          renderTable(
            ['issue', 'standing', 'scenario', 'verdict', 'seen'],
            issues.flatMap((issue) => issueRows(issue)),
          ),
        ]),
    ...renderExperiments(issues),
    ...renderRed(documentation),
    ...renderFlakyAndTrend(documentation),
  ];
  return `${sections.join('\n\n')}\n`;
}

function describeMutants(report: MutantReport): string {
  const { mutants, date, commit } = report;
  const survivors = survivorsOf(report);
  const names = survivors.map(({ name }) => escapeMarkdown(name)).join(', ');
  const survived = survivors.length === 0 ? '' : `, **${survivors.length} survived: ${names}**`;
  return `Broken on purpose: ${mutants.length - survivors.length} of ${count(mutants.length, 'mutant')} killed by a scenario${survived} (${date.slice(0, 10)}, commit ${escapeMarkdown(commit)}).`;
}

function issueRows({ issue, standing, scenarios, link }: Issue): string[][] {
  const shown = typeof issue === 'number' ? describeIssue(issue) : escapeMarkdown(issue);
  const reference = link !== null && isHarmless(link) ? `[${shown}](${escapeAddress(link)})` : shown;
  return scenarios.map(({ name, verdict, failure, where, heldLate, expected }) => {
    if (verdict === 'quarantined') {
      return [
        reference,
        standing,
        escapeMarkdown(name),
        verdict,
        escapeMarkdown(describeQuarantine({ expected })),
      ];
    }
    const seen = failure === null ? [] : [escapeMarkdown(shorten(failure.message))];
    const located = where === null ? [] : [escapeMarkdown(describeWhere(where))];
    const late = heldLate === null ? [] : [describeHeldLate(heldLate)];
    return [reference, standing, escapeMarkdown(name), verdict, [...late, ...seen, ...located].join('; ')];
  });
}

// A number without its experiment, its scope and how much of it was run would be quoted for more than it says.
function renderExperiments(issues: readonly Issue[]): string[] {
  const rows = experimentRows(issues);
  const rest = rows.length > rowsMax ? [`… and ${count(rows.length - rowsMax, 'other')}.`] : [];
  const granted = grantedBy(issues);
  return rows.length === 0
    ? []
    : [
        '### What every order of turns came to',
        renderTable(experimentHead, rows.slice(0, rowsMax)),
        ...rest,
        ...(granted === '' ? [] : [`About each of these claims: ${granted}`]),
      ];
}

function renderRed({ chapters }: Documentation): string[] {
  const red = chapters
    .flatMap(({ features }) => casesOf({ features }))
    .filter(
      (one) => !isGreen(one.case.verdict) && !['skipped', 'quarantined', 'shown'].includes(one.case.verdict),
    );
  if (red.length === 0) {
    return [];
  }
  const rest = red.length > rowsMax ? [`… and ${count(red.length - rowsMax, 'other')}.`] : [];
  return [
    '### Needs somebody',
    renderTable(['verdict', 'scenario', 'place', 'says'], red.slice(0, rowsMax).map(redRow)),
    ...rest,
  ];
}

function redRow({ case: one }: PlacedCase): string[] {
  const last = one.attempts.at(-1);
  const failed = [...(last?.steps ?? []), ...(last?.hooks ?? [])].find(({ error }) => error !== null);
  const late = findHeldLate(one.attempts);
  return [
    one.verdict,
    escapeMarkdown(one.name),
    escapeMarkdown(describeLine(one.place)),
    late === null ? escapeMarkdown(shorten(failed?.error?.message ?? '')) : describeHeldLate(late),
  ];
}

/** A table of Markdown; its cells are Markdown already. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** An address that ends where it ends, in a cell of a table. */
function escapeAddress(address: string): string {
  const { href } = new URL(address.trim());
  return href.replaceAll(/[()|<>`\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
