import path from 'node:path';
import type { Place } from '../../harness/tags/place';
import type { Terminal } from '../terminal';
import { describeReport, describeSum } from './describe-report';
import type { TagReport } from './tag-report';

/** Writes a report down for somebody. */
export type ReportFormat = (report: TagReport, terminal: Terminal) => string;

/** The ways to write a report, by the name that `--format` takes. */
export const reportFormats: Readonly<Record<'text' | 'json' | 'github', ReportFormat>> = Object.freeze({
  text: (report, { ink }) => describeReport(report, ink),
  json: (report) => `${JSON.stringify(plainReport(report), undefined, 2)}\n`,
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
  const root = environment.GITHUB_WORKSPACE ?? cwd;
  const annotation = ({ uri, line, column }: Place, title: string, message: string) => {
    const file = path.relative(root, path.resolve(cwd, uri)).split(path.sep).join('/');
    const properties = { file, line, ...(column === undefined ? {} : { col: column }), title };
    const written = Object.entries(properties).map(
      ([name, value]) => `${name}=${escapeProperty(String(value))}`,
    );
    return `::error ${written.join(',')}::${escapeMessage(message)}\n`;
  };
  return [
    ...report.faults.map(({ place, message }) => annotation(place, 'syntax', message)),
    ...report.violations.map(({ place, rule, reason, remedy }) =>
      annotation(place, rule, `${reason}\n${remedy.action}: ${remedy.line}`),
    ),
    describeSum(report, ink),
  ].join('');
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
