/** The stable names of all failures of the harness. Each belongs to one class. */
export type HarnessErrorCode =
  | 'CAPTURE_BUGS_OPTION'
  | 'DOCUMENTATION_OPTION'
  | 'TAG_RULES_BROKEN'
  | 'RUN_INSPECTION'
  | 'VERDICT_FIXED'
  | 'VERDICT_SHIFTED'
  | 'VERDICT_COMPROMISED'
  | 'ISSUES_FILE'
  | 'HISTORY_FILE'
  | 'LEDGER_FILE'
  | 'JSON_FAULT'
  | 'COMMAND_FAILED'
  | 'PROMOTION_REFUSED';

/**
 * What every failure of the harness has in common.
 *
 * Match on `code`, which is stable; messages are for people and may improve in any release.
 */
export abstract class HarnessError extends Error {
  /** The stable name of the failure, in capitals. */
  abstract readonly code: HarnessErrorCode;

  /** The class name, as reports print it. */
  override get name(): string {
    return this.constructor.name;
  }
}
