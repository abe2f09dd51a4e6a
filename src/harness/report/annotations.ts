import { isGreen } from '../run/case-verdict';
import type { Place } from '../tags/place';
import type { TagViolation } from '../tags/tag-rule';
import { shorten } from '../verdicts/fold-whitespace';
import { describeIssues } from '../verdicts/red-verdict';
import type { CaseReport } from './case-report';
import { describeRuns, isLetThrough, isRepeated } from './closing-words';

/** What is told at a line of a file, in the words of GitHub. */
interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly place: Place;
  readonly title: string;
  readonly text: string;
}

/** Whether the output is read by GitHub Actions. */
export function isReadByGithub(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.GITHUB_ACTIONS === 'true';
}

/** The cases of a run as workflow commands of GitHub Actions, a line for each; it shows them beside the feature. */
export function annotateCases(reports: readonly CaseReport[]): string {
  return reports.flatMap(annotateCase).map(writeCommand).join('');
}

/** The breaches of tag rules in the same way. */
export function annotateViolations(violations: readonly TagViolation[]): string {
  return violations
    .map(({ at, rule, reason, remedy }) =>
      writeCommand({
        level: 'error',
        place: readPlace(at),
        title: `Tag rule ${rule}`,
        text: `${reason}\n${remedy.action}: ${remedy.line}`,
      }),
    )
    .join('');
}

function annotateCase(report: CaseReport): Annotation[] {
  const { verdict, place, name, attempts } = report.case;
  const issues = describeIssues(report.issues);
  const rate = isRepeated(report) ? ` (${describeRuns(report)})` : '';
  const title = `${report.isSkippedGuard ? 'not run' : verdict}: ${issues} ${name}${rate}`;
  if (verdict === 'holds') {
    return [];
  }
  if (report.isSkippedGuard) {
    return [
      {
        level: 'warning',
        place,
        title,
        text: 'A guard that its suite skips: nobody knows whether it holds.',
      },
    ];
  }
  const said = attempts.map(({ record }) => record?.seen).find((seen) => seen);
  const text = report.error?.message ?? shorten(said ?? 'It passed, and was let through.');
  return [{ level: levelOf(report), place, title, text: text.trimEnd() }];
}

function levelOf(report: CaseReport): Annotation['level'] {
  if (isLetThrough(report)) {
    return 'warning';
  }
  return isGreen(report.case.verdict) ? 'notice' : 'error';
}

function readPlace(at: string): Place {
  const [, uri = at, line = '1', column] = /^(.*?):(\d+)(?::(\d+))?$/.exec(at) ?? [];
  return { uri, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

function writeCommand({ level, place: { uri, line, column }, title, text }: Annotation): string {
  const at = [
    `file=${escapeProperty(uri)}`,
    `line=${line}`,
    ...(column === undefined ? [] : [`col=${column}`]),
  ];
  return `::${level} ${at.join(',')},title=${escapeProperty(title)}::${escapeText(text)}\n`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
