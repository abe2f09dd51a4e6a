import { hasShape, isListOf, isTextOrNull } from '../ground/has-shape';
import { type IssueKey, isIssueKey } from '../tags/issue';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { Reporting } from './support-code';

/** The file name of the record attached to a quarantined scenario. */
export const quarantineFile = 'quarantined.json';

/** The record attached to a quarantined scenario, which was not run. Reports read it, so its format must not change. */
export interface QuarantineRecord {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
  /** How the scenario ends its process, as documented; null if nothing is documented. */
  readonly expected: string | null;
}

/** Records that a scenario was not run. */
export function showQuarantine(report: Reporting, { issues, reason }: TaggedScenario): void {
  const record: QuarantineRecord = { issues, expected: reason?.text ?? null };
  report.attach(JSON.stringify(record), { mediaType: 'application/json', fileName: quarantineFile });
}

/** The suite itself may attach a file of that name, so the shape is checked. */
export function isQuarantineRecord(value: unknown): value is QuarantineRecord {
  return hasShape<QuarantineRecord>(value, { issues: isListOf(isIssueKey), expected: isTextOrNull });
}

/** The description for reports. */
export function describeQuarantine({ expected }: Pick<QuarantineRecord, 'expected'>): string {
  return `not run, because it ${expected ?? 'hangs or ends the process'}`;
}
