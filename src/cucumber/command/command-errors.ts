import { HarnessError } from '../ground/harness-error';
import { messageOf } from '../ground/thrown';

/** The command cannot do its work: its arguments are wrong, or something that it needs is missing. */
export class CommandError extends HarnessError {
  /** Always `COMMAND_FAILED`. */
  readonly code = 'COMMAND_FAILED';

  /** Wraps an error of another part: the message says what could not be done, and then why. */
  static because(problem: string, error: unknown): CommandError {
    return new CommandError(`${problem}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** The command is able to do what was asked, but refuses to. Nothing was changed. */
export class RefusalError extends HarnessError {
  /** Always `PROMOTION_REFUSED`. */
  readonly code = 'PROMOTION_REFUSED';
}

/** The exit codes, for scripts that call the command. */
export const exitCode = Object.freeze({
  /** All is well, or done. */
  fine: 0,
  /** The features are not as they should be: a rule is broken, a promotion refused, a run red or incomplete. */
  refused: 1,
  /** The command could not do its work: its arguments are wrong, or reading a file or running Cucumber failed. */
  failed: 2,
});
