import type { Envelope } from '../ground/envelope';
import { whenProcessEnds } from '../ground/when-process-ends';

/**
 * Does something exactly once at the end of a run.
 *
 * A run may end without Cucumber's clean-up: Cucumber 12 exits at once when a hook around the run (`AfterAll`) throws, and a step may
 * end the process. The work is then done when the process exits.
 */
export class RunEnd {
  readonly #work: () => void;
  #forget: (() => void) | undefined;
  #hasEnded = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Reads a message of the run. */
  read({ testRunStarted }: Envelope): void {
    if (testRunStarted) {
      this.#forget = whenProcessEnds(this.end);
    }
  }

  /** Does the work, unless it was done before. */
  readonly end = (): void => {
    this.#forget?.();
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#work();
    }
  };
}
