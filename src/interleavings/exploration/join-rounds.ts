import type { CompleteOptions } from '../experiment/complete-exploration-options';

/** The number of joins per order in successive rounds of a search: simple bugs are found first, and the last round covers all orders. */
export const JOIN_ROUNDS: readonly number[] = [0, 1, 2, Number.POSITIVE_INFINITY];

/** Whether a search samples orders at random, so that it never knows whether it has run all. */
export function isSampling({ scheduler }: Pick<CompleteOptions, 'scheduler'>): boolean {
  return scheduler.kind !== 'depth-first';
}

/** The rounds of a search. A random search has one round: it is as likely to choose an order with joins as one without. */
export function roundsOf(options: CompleteOptions): readonly number[] {
  return isSampling(options) ? [Number.POSITIVE_INFINITY] : JOIN_ROUNDS;
}
