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

/** The harness's report on a case at the end of the run. */
export interface CaseReport {
  readonly case: RunCase;
  /** The issues that it captures or guards. */
  readonly issues: readonly IssueKey[];
  /** The verdicts of its runs: one, unless the case is repeated. */
  readonly verdicts: readonly RunCase['verdict'][];
  /** The error that made it red: the first one of its last red attempt. */
  readonly error: RunError | null;
  /** Whether it is a guard that the suite skipped. */
  readonly isSkippedGuard: boolean;
  /** Set if it was kept in quarantine; null if it was run. */
  readonly quarantine: QuarantineRecord | null;
  /** The conditions under which alone it is expected to fail; null if there are none. */
  readonly where: OnlyWhere | null;
}

/** A report on each executed case with an issue, sorted by file and line. */
export function reportCases(run: Run): readonly CaseReport[] {
  return casesOf(run).flatMap(reportCase).toSorted(byPlace);
}

function reportCase({ case: one }: PlacedCase): CaseReport[] {
  const record = one.attempts.findLast((attempt) => attempt.record !== null)?.record;
  const skipped = one.attempts.map(findSkippedGuard).find((guard) => guard !== undefined);
  const shown = one.attempts.map(findShown).find((capture) => capture !== undefined);
  // With several attempts, the verdict decides whether the case counts as quarantined.
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

// The suite itself may attach a file of that name, so the shape is checked.
function isSkippedGuard(value: unknown): value is SkippedGuard {
  return hasShape<SkippedGuard>(value, { issues: isListOf(isIssueKey) });
}

function findError({ attempts }: RunCase): RunError | null {
  const errors = attempts.toReversed().flatMap(({ hooks, steps }) => [
    // Hooks first: the harness reports in a hook, and its message explains the error of the step.
    ...hooks.toReversed().map(({ error }) => error),
    ...steps.map(({ error }) => error),
  ]);
  return errors.find((error) => error !== null) ?? null;
}

function byPlace({ case: { place: one } }: CaseReport, { case: { place: other } }: CaseReport): number {
  return one.uri.localeCompare(other.uri) || one.line - other.line;
}
