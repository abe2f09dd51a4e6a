import { isGreen } from '../run/case-verdict';
import { describeHeldLate, findHeldLate, isTolerated } from '../run/held-late';
import { placeAt, readPlace } from '../ground/place';
import type { TagViolation } from '../tags/tag-rule';
import { shorten } from '../ground/text';
import { describeIssues } from '../tags/issue';
import { describeWhere } from '../tags/only-where';
import { describeQuarantine } from '../verdicts/quarantine';
import type { CaseReport } from './case-report';
import { describeEnding, describeRuns, isLetThrough, isRepeated } from './closing-words';
import { type Annotation, type AnnotationSource, describeFinding, writeWorkflowCommand } from './workflow-command';

/** Whether the output goes to GitHub Actions. */
export function isReadByGithub(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.GITHUB_ACTIONS === 'true';
}

/** Workflow commands for GitHub Actions, one line for each case. GitHub shows them as annotations of the feature file. */
export function annotateCases(reports: readonly CaseReport[], source: AnnotationSource): string {
  return reports
    .flatMap(annotateCase)
    .map((annotation) => writeWorkflowCommand(annotation, source))
    .join('');
}

/** The same for violations of tag rules. */
export function annotateViolations(violations: readonly TagViolation[], source: AnnotationSource): string {
  return violations
    .map(({ at, rule, ...finding }) =>
      writeWorkflowCommand(
        {
          level: 'error',
          place: readPlace(at) ?? placeAt(at),
          title: `Tag rule ${rule}`,
          text: describeFinding(finding),
        },
        source,
      ),
    )
    .join('');
}

function annotateCase(report: CaseReport): Annotation[] {
  const { verdict, place, name, attempts } = report.case;
  const issues = describeIssues(report.issues);
  const late = findHeldLate(attempts);
  const rate = isRepeated(report) ? ` (${describeRuns(report)})` : '';
  const held = late === null ? '' : ` (${describeHeldLate(late)})`;
  const title = `${report.isSkippedGuard ? 'not run' : verdict}: ${issues} ${name}${rate}${held}`;
  if (verdict === 'holds') {
    return [];
  }
  if (report.isSkippedGuard) {
    return [
      {
        level: 'warning',
        place,
        title,
        text: 'The suite skips this guard, so nobody knows whether it holds.',
      },
    ];
  }
  if (verdict === 'shown') {
    const level = attempts.at(-1)?.status === 'passed' ? 'notice' : 'error';
    return [{ level, place, title, text: describeEnding(report) }];
  }
  if (report.quarantine !== null) {
    return [{ level: 'notice', place, title, text: describeQuarantine(report.quarantine) }];
  }
  const said = attempts.map(({ record }) => record?.seen).find((seen) => seen);
  const text = report.error?.message ?? shorten(said ?? 'It passed, and was let through.');
  const where = report.where === null ? '' : `\n${describeWhere(report.where)}`;
  return [{ level: levelOf(report), place, title, text: text.trimEnd() + where }];
}

function levelOf(report: CaseReport): Annotation['level'] {
  if (isLetThrough(report) || isTolerated(report.case.attempts)) {
    return 'warning';
  }
  return isGreen(report.case.verdict) ? 'notice' : 'error';
}
