import { describePlace } from '../../ground/place';
import { count } from '../../ground/text';
import type { Ink } from '../ink';
import type { TagReport } from './tag-report';

/** The report for people: a line that terminals turn into a link, the line to paste below it, and the sum at the end. */
export function describeReport(report: TagReport, ink: Ink): string {
  const faults = report.faults.map(
    ({ place, message }) =>
      `${describePlace(place)}  ${ink.red('syntax')}  ${message.replaceAll('\n', ' ')}\n`,
  );
  const violations = report.violations.map(
    ({ place, rule, reason, remedy }) =>
      `${describePlace(place)}  ${ink.red(rule)}  ${reason}\n  ${ink.faint(`${remedy.action}:`)} ${remedy.line}\n`,
  );
  const findings = [...faults, ...violations];
  return [...findings, ...(findings.length === 0 ? [] : ['\n']), describeSum(report, ink)].join('');
}

/** The last line of a report: what was read, and how much of it is wrong. */
export function describeSum(
  { features, scenarios, captures, issues, ...found }: TagReport,
  ink: Ink,
): string {
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
