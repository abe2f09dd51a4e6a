import type { Documentation } from '../../documentation/documentation';
import type { Health } from '../../documentation/health';
import { describeLine } from '../../ground/place';
import { printable, printableLines } from '../../ground/printable';
import { count, shorten } from '../../ground/text';
import { describeLedger } from '../../ledger/describe-ledger';
import type { LedgerIssue } from '../../ledger/issue-ledger';
import { reportCases } from '../../reports/case-report';
import { writeClosingWords } from '../../reports/closing-words';
import { casesOf } from '../../run/cases-of';
import { kindOfCase } from '../../run/kind-of-case';
import type { Run, RunCase } from '../../run/run';
import type { Remarks } from './remarks';

/** The facts for the closing words of a command that documents runs. */
export interface Closing {
  /** The headline of the page and of the Markdown. */
  readonly health: Health;
  /** The counts, which are also on the page. */
  readonly documentation: Pick<Documentation, 'counts' | 'tally'>;
  readonly run: Run;
  /** The number of merged runs. */
  readonly runCount: number;
  readonly issues: readonly LedgerIssue[];
  /** The scenarios that no run executed although the configuration selects them. */
  readonly missed: readonly RunCase[];
  readonly remarks: Remarks;
}

// The same number as in the report of a red verdict, and long enough for the instructions in it.
const linesMax = 5;
const lineMax = 500;
const listedMax = 50;

/** The closing words for several runs: the counts of the verdicts, what needs attention, and what is missing. */
export function describeClosing(closing: Closing): string {
  const { health, documentation, run, runCount, issues, missed, remarks } = closing;
  const cases = casesOf(run).map((one) => one.case);
  const red = cases.filter((one) => kindOfCase(one, run) === 'failed');
  const sections = [
    `${health.heading} ${health.reason}\n`,
    `${describeSum(documentation)}. Of ${count(runCount, 'run')}.\n`,
    writeClosingWords(reportCases(run)),
    section('Red, and needs attention:', red.map(describeRed), listedMax),
    section('None of these files has run them; a shard may be missing:', missed.map(describeCase), listedMax),
    describeLedger({ startedAt: run.startedAt, issues }).replace(/^(?=.)/, '\n'),
    section('What is missing:', remarks.missing.map(indent)),
    section('About the files:', remarks.notes.map(indent)),
  ];
  return sections.join('');
}

function describeSum({ counts, tally }: Closing['documentation']): string {
  const numbers = [...counts].map(([verdict, number]) => `${number} ${verdict}`);
  return [count(tally.total, 'scenario'), ...(numbers.length === 0 ? [] : [numbers.join(', ')])].join(': ');
}

// By default all entries are listed, because they may not be on any page.
function section(title: string, entries: readonly string[], shownMax = Number.POSITIVE_INFINITY): string {
  const others = entries.length - shownMax;
  const rest =
    others > 0 ? [`  … and ${count(others, 'other')}; the page, which --html writes, lists them.`] : [];
  return entries.length === 0 ? '' : ['', title, '', ...entries.slice(0, shownMax), ...rest, ''].join('\n');
}

function describeRed(one: RunCase): string {
  const last = one.attempts.at(-1);
  const failed = [...(last?.hooks ?? []), ...(last?.steps ?? [])].find(({ error }) => error !== null);
  const lines = (failed?.error?.message ?? '')
    .split('\n')
    .map((line) => shorten(line, lineMax))
    .filter(Boolean)
    .slice(0, linesMax);
  return [`  ${one.verdict}${describeCase(one)}`, ...lines.map((line) => printable(`    ${line}`))].join(
    '\n',
  );
}

function describeCase({ place, name }: RunCase): string {
  return printable(`  ${describeLine(place)}  ${name}`);
}

function indent(words: string): string {
  return printableLines(`  ${words}`);
}
