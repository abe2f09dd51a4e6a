import { HarnessError } from '../ground/harness-error';
import { messageOf } from '../ground/thrown';

/** The command cannot do its work: it was called wrongly, or something that it needs is not there. */
export class CommandError extends HarnessError {
  /** Always `COMMAND_FAILED`. */
  readonly code = 'COMMAND_FAILED';

  /** Puts what could not be done in front of the reason that somebody else gives. */
  static because(problem: string, error: unknown): CommandError {
    return new CommandError(`${problem}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** The command could do what it was asked, and should not; nothing was changed. */
export class RefusalError extends HarnessError {
  /** Always `PROMOTION_REFUSED`. */
  readonly code = 'PROMOTION_REFUSED';
}

/** How a command ends, for whoever calls it in a script. */
export const exitCode = Object.freeze({
  /** All is well, or done. */
  fine: 0,
  /** The features are not as they should be: a rule is broken, a promotion refused, a run red or incomplete. */
  refused: 1,
  /** The command could not do its work: it was called wrongly, or a file or Cucumber failed it. */
  failed: 2,
});
