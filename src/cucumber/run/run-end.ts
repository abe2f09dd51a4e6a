import type { Envelope } from '../ground/envelope';

/**
 * The end of a run, at which something is to be done once.
 *
 * Cucumber 12 leaves at once when a hook around the run throws (`AfterAll`), before it cleans its plugins up. What the run has
 * to tell is then told as the process ends. In other runs with such a hook the clean-up still comes.
 */
export class RunEnd {
  readonly #work: () => void;
  #hasEnded = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Takes in a message of the run. */
  read({ testRunHookFinished }: Envelope): void {
    if (testRunHookFinished?.result.status === 'FAILED') {
      process.once('exit', this.end);
    }
  }

  /** Does the work, unless it was done. */
  readonly end = (): void => {
    process.off('exit', this.end);
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#work();
    }
  };
}
