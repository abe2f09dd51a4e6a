import { hasShape, isListOf, isTextOrNull } from '../ground/has-shape';
import { type IssueKey, isIssueKey } from '../tags/issue';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { Reporting } from './support-code';

/** The name under which it is attached that a scenario was kept in quarantine. */
export const quarantineFile = 'quarantined.json';

/** What is attached to a quarantined scenario: nothing of it was run. Reports read it, so its shape is kept. */
export interface QuarantineRecord {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
  /** How it is said to end its process; null where nothing was written down. */
  readonly expected: string | null;
}

/** Puts on record that a scenario was not run. */
export function showQuarantine(report: Reporting, { issues, reason }: TaggedScenario): void {
  const record: QuarantineRecord = { issues, expected: reason?.text ?? null };
  report.attach(JSON.stringify(record), { mediaType: 'application/json', fileName: quarantineFile });
}

/** Anybody may attach a file of that name, so its shape is checked. */
export function isQuarantineRecord(value: unknown): value is QuarantineRecord {
  return hasShape<QuarantineRecord>(value, { issues: isListOf(isIssueKey), expected: isTextOrNull });
}

/** The words for reports. */
export function describeQuarantine({ expected }: Pick<QuarantineRecord, 'expected'>): string {
  return `not run, because it ${expected ?? 'hangs or ends the process'}`;
}
