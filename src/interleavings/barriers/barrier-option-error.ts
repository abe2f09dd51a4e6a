import { ExplorationError } from '../exploration-error';

/**
 * A barrier was given a number, a function or an option that it cannot work with. Nothing was started.
 *
 * This is a failure of the set-up, like a broken barrier.
 */
export class BarrierOptionError extends ExplorationError {
  /** Always `BARRIER_OPTION`. */
  readonly code = 'BARRIER_OPTION';
  /** The name of the refused argument or option, such as `timeoutMs`; empty if the options as a whole were refused. */
  readonly option: string;

  /** Takes the name of the refused value, and a message that shows the value and says what it must be. */
  constructor(option: string, message: string) {
    super(message);
    this.option = option;
  }
}
