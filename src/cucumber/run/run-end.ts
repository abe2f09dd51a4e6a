import type { Envelope } from '../ground/envelope';
import { whenProcessEnds } from '../ground/when-process-ends';

/**
 * The end of a run, at which something is to be done once.
 *
 * A run may end without a clean-up: Cucumber 12 leaves at once when a hook around the run throws (`AfterAll`), and a step may end its
 * process. What the run has to tell is then told as the process ends.
 */
export class RunEnd {
  readonly #work: () => void;
  #forget: (() => void) | undefined;
  #hasEnded = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Takes in a message of the run. */
  read({ testRunStarted }: Envelope): void {
    if (testRunStarted) {
      this.#forget = whenProcessEnds(this.end);
    }
  }

  /** Does the work, unless it was done. */
  readonly end = (): void => {
    this.#forget?.();
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#work();
    }
  };
}
