import { printableLines } from './printable';

/** The stable names of all failures of the harness. Each belongs to one class. */
export type HarnessErrorCode =
  /** The arguments of a step cannot be attached to its scenario. */
  | 'ATTACHMENT_REFUSED'
  /** An option of the harness is unknown or invalid, or `captureBugs()` cannot do its work. */
  | 'CAPTURE_BUGS_OPTION'
  /** A file of the command cannot be read or written, or the command line is invalid. */
  | 'COMMAND_FAILED'
  /** An option of the documentation, or a file that it names, is invalid. */
  | 'DOCUMENTATION_OPTION'
  /** The history file cannot be used. */
  | 'HISTORY_FILE'
  /** Matching the pattern of issues against a tag takes too long. */
  | 'ISSUE_PATTERN'
  /** The issues file cannot be used. */
  | 'ISSUES_FILE'
  /** The content of a JSON file is invalid. The error that users see names the file. */
  | 'JSON_FAULT'
  /** The ledger cannot be written. */
  | 'LEDGER_FILE'
  /** The command refuses a promotion that it could carry out. */
  | 'PROMOTION_REFUSED'
  /** The plugin fails a run that must not end green. */
  | 'RUN_INSPECTION'
  /** The tags of scenarios break the rules. */
  | 'TAG_RULES_BROKEN'
  /** A scenario that must hold did so only at a retry. */
  | 'VERDICT_BROKEN'
  /** Something other than the captured bug went wrong. */
  | 'VERDICT_COMPROMISED'
  /** A scenario that was expected to fail passes. */
  | 'VERDICT_FIXED'
  /** A captured bug fails with another message than the documented one. */
  | 'VERDICT_SHIFTED';

/**
 * What every failure of the harness has in common.
 *
 * Match on `code`, which is stable; messages are for people and may improve in any release.
 */
export abstract class HarnessError extends Error {
  /** The stable name of the failure, in capitals. */
  abstract readonly code: HarnessErrorCode;

  /**
   * Takes a message that may quote untrusted text, and makes it safe to print.
   *
   * @internal
   */
  constructor(message: string, options?: ErrorOptions) {
    super(printableLines(message), options);
  }

  /** The class name, as reports print it. */
  override get name(): string {
    return this.constructor.name;
  }
}
