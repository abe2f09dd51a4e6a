import { ExplorationError } from '../exploration-error';

/**
 * The barrier can no longer bring its parties together.
 *
 * Always a failure of the set-up, never of the thing under test, so it never counts as an expected failure.
 */
export class BrokenBarrierError extends ExplorationError {
  /** Always `BROKEN_BARRIER`. */
  readonly code = 'BROKEN_BARRIER';

  /**
   * Says why the barrier broke, in a few words that follow "The barrier is broken:". The `cause` is what an action or a
   * timer threw, or the reason of the signal that aborted a party.
   */
  constructor(why: string, options?: ErrorOptions) {
    super(
      `The barrier is broken: ${why}. Its parties were not released together, so this run proves nothing.`,
      options,
    );
  }
}
