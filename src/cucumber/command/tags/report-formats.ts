import type { Place } from '../../ground/place';
import { describePlace } from '../../ground/place';
import { printable, printableJson } from '../../ground/printable';
import { count } from '../../ground/text';
import { describeFinding, writeWorkflowCommand } from '../../reports/workflow-command';
import type { Ink, Terminal } from '../terminal';
import type { TagReport } from './tag-report';

/** Writes a report in some format. */
export type ReportFormat = (report: TagReport, terminal: Terminal) => string;

/** The formats of a report, by the value of `--format`. */
export const reportFormats: Readonly<Record<'text' | 'json' | 'github', ReportFormat>> = Object.freeze({
  text: (report, { ink }) => describeReport(report, ink),
  json: (report) => `${printableJson(plainReport(report))}\n`,
  github: annotate,
});

function plainReport({ violations, faults, ...sums }: TagReport) {
  return {
    ...sums,
    violations: violations.map(({ place, ...violation }) => ({ ...violation, ...plainPlace(place) })),
    syntaxErrors: faults.map(({ place, message }) => ({ message, ...plainPlace(place) })),
  };
}

function plainPlace({ uri, line, column }: Place) {
  return { file: uri, line, column: column ?? null };
}

/** Workflow commands of GitHub Actions: each becomes an annotation of the line in the pull request. */
function annotate(report: TagReport, { cwd, environment, ink }: Terminal): string {
  const annotation = (place: Place, title: string, text: string) =>
    writeWorkflowCommand({ level: 'error', place, title, text }, { cwd, env: environment });
  return [
    ...report.faults.map(({ place, message }) => annotation(place, 'syntax', message)),
    ...report.violations.map(({ place, rule, ...finding }) =>
      annotation(place, rule, describeFinding(finding)),
    ),
    describeSum(report, ink),
  ].join('');
}

// The report for people: a place that terminals turn into a link, the line to paste below it, and a summary at the end.
function describeReport(report: TagReport, ink: Ink): string {
  const faults = report.faults.map(
    ({ place, message }) =>
      `${printable(describePlace(place))}  ${ink.red('syntax')}  ${printable(message)}\n`,
  );
  const violations = report.violations.map(
    ({ place, rule, reason, remedy }) =>
      `${printable(describePlace(place))}  ${ink.red(rule)}  ${printable(reason)}\n  ${ink.faint(`${remedy.action}:`)} ${printable(remedy.line)}\n`,
  );
  const findings = [...faults, ...violations];
  return [...findings, ...(findings.length === 0 ? [] : ['\n']), describeSum(report, ink)].join('');
}

// The last line of a report: the counts of what was read and of what is wrong.
function describeSum({ features, scenarios, captures, issues, ...found }: TagReport, ink: Ink): string {
  const captured =
    captures === 0
      ? count(0, 'capture')
      : `${count(captures, 'capture')} of ${count(issues.length, 'issue')}`;
  const read = `${count(features, 'feature')}, ${count(scenarios, 'scenario')}, ${captured}`;
  const wrong = [
    ...(found.faults.length === 0 ? [] : [count(found.faults.length, 'syntax error')]),
    ...(found.violations.length === 0 ? [] : [count(found.violations.length, 'violation')]),
  ];
  return wrong.length === 0
    ? `${read}: ${ink.green('every tag rule is kept')}\n`
    : `${read}: ${ink.red(wrong.join(' and '))}\n`;
}
