import { printableLines } from './printable';

/** The stable names of all failures of the harness. Each belongs to one class. */
export type HarnessErrorCode =
  /** What a step hands over cannot be attached to its scenario. */
  | 'ATTACHMENT_REFUSED'
  /** An option of the harness is unknown or makes no sense, or `captureBugs()` cannot do its work. */
  | 'CAPTURE_BUGS_OPTION'
  /** A file of the command cannot be read or written, or it was called wrongly. */
  | 'COMMAND_FAILED'
  /** An option of the documentation, or a file that it names, makes no sense. */
  | 'DOCUMENTATION_OPTION'
  /** The history file cannot be used. */
  | 'HISTORY_FILE'
  /** The pattern of issues takes too long to say whether a tag has one. */
  | 'ISSUE_PATTERN'
  /** The issues file cannot be used. */
  | 'ISSUES_FILE'
  /** A JSON file holds something else than it should; the error that is told names the file. */
  | 'JSON_FAULT'
  /** The ledger cannot be written. */
  | 'LEDGER_FILE'
  /** The command could promote, and should not. */
  | 'PROMOTION_REFUSED'
  /** The plugin ends a run that may not end green. */
  | 'RUN_INSPECTION'
  /** The tags of scenarios break the rules. */
  | 'TAG_RULES_BROKEN'
  /** A scenario that must hold did so only at a second try. */
  | 'VERDICT_BROKEN'
  /** Something else than the captured bug went wrong. */
  | 'VERDICT_COMPROMISED'
  /** A scenario that was expected to fail passes. */
  | 'VERDICT_FIXED'
  /** A captured bug says something else than was written down. */
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
   * Takes a message that may quote others: whoever prints it, it is safe to print.
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
