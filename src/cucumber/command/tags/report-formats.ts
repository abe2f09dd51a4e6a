import type { Place } from '../../ground/place';
import { describeFinding, writeWorkflowCommand } from '../../reports/workflow-command';
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
