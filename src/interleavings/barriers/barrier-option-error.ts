import { ExplorationError } from '../exploration-error';

/**
 * A number, a function or an option that a barrier was given is none that it can work with. Nothing was begun.
 *
 * A failure of the set-up, like a broken barrier.
 */
export class BarrierOptionError extends ExplorationError {
  /** Always `BARRIER_OPTION`. */
  readonly code = 'BARRIER_OPTION';
  /** The name of what was refused, such as `timeoutMs`; empty where it is all of the options. */
  readonly option: string;

  /** Names what was refused, and says with which value and what it must be. */
  constructor(option: string, message: string) {
    super(message);
    this.option = option;
  }
}
