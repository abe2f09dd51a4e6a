import { hasShape, isListOf } from '../ground/has-shape';
import { runVerdicts } from '../run/case-verdict';
import { casesOf, type PlacedCase } from '../run/cases-of';
import { readJson } from '../run/read-records';
import type { Run, RunCase, RunError } from '../run/run';
import { findShown } from '../run/shown-attempt';
import { isIssueKey, type IssueKey } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';
import type { QuarantineRecord } from '../verdicts/quarantine';
import { type SkippedGuard, skippedGuardFile } from '../verdicts/run-records';

/** What the harness has to say about a case when the run has ended. */
export interface CaseReport {
  readonly case: RunCase;
  /** The issues it captures or guards. */
  readonly issues: readonly IssueKey[];
  /** The verdicts of its runs; one, unless it is repeated. */
  readonly verdicts: readonly RunCase['verdict'][];
  /** What turned it red; the first error of its last red attempt. */
  readonly error: RunError | null;
  /** Whether it is a guard that its suite skipped. */
  readonly isSkippedGuard: boolean;
  /** That it was kept in quarantine; null where it was run. */
  readonly quarantine: QuarantineRecord | null;
  /** Where alone it is expected to fail; null where that is everywhere. */
  readonly where: OnlyWhere | null;
}

/** A report of each case that bears an issue and was run, in the order of files and lines. */
export function reportCases(run: Run): readonly CaseReport[] {
  return casesOf(run).flatMap(reportCase).toSorted(byPlace);
}

function reportCase({ case: one }: PlacedCase): CaseReport[] {
  const record = one.attempts.findLast((attempt) => attempt.record !== null)?.record;
  const skipped = one.attempts.map(findSkippedGuard).find((guard) => guard !== undefined);
  const shown = one.attempts.map(findShown).find((capture) => capture !== undefined);
  // Over several attempts the case is what its verdict says.
  const quarantine =
    one.verdict === 'quarantined' ? (one.attempts.findLast((attempt) => attempt.quarantine)?.quarantine ?? null) : null;
  const issues = record?.issues ?? skipped?.issues ?? shown?.issues ?? quarantine?.issues;
  if (issues === undefined) {
    return [];
  }
  return [
    {
      case: one,
      issues,
      verdicts: runVerdicts(one.attempts),
      error: findError(one),
      isSkippedGuard: skipped !== undefined && record === undefined,
      quarantine,
      where: record?.where ?? null,
    },
  ];
}

function findSkippedGuard({ hooks }: RunCase['attempts'][number]): SkippedGuard | undefined {
  const attachments = hooks.flatMap((hook) => hook.attachments);
  return attachments.map((one) => readJson(one, skippedGuardFile)).find(isSkippedGuard);
}

// Anybody may attach a file of that name, so its shape is checked.
function isSkippedGuard(value: unknown): value is SkippedGuard {
  return hasShape<SkippedGuard>(value, { issues: isListOf(isIssueKey) });
}

function findError({ attempts }: RunCase): RunError | null {
  const errors = attempts.toReversed().flatMap(({ hooks, steps }) => [
    // The words of the harness say more than those of the step that they are about.
    ...hooks.toReversed().map(({ error }) => error),
    ...steps.map(({ error }) => error),
  ]);
  return errors.find((error) => error !== null) ?? null;
}

function byPlace({ case: { place: one } }: CaseReport, { case: { place: other } }: CaseReport): number {
  return one.uri.localeCompare(other.uri) || one.line - other.line;
}
