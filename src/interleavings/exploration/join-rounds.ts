import type { CompleteOptions } from '../experiment/complete-exploration-options';

/** How many joins an order may have, one search after another: the cheap bugs come first, and all orders in the end. */
export const JOIN_ROUNDS: readonly number[] = [0, 1, 2, Number.POSITIVE_INFINITY];

/** Whether a search tries orders by chance, so that it never knows whether all were tried. */
export function isSampling({ scheduler }: Pick<CompleteOptions, 'scheduler'>): boolean {
  return scheduler.kind !== 'depth-first';
}

/** The rounds of a search by itself: chance has an order with many joins as soon as one with none. */
export function roundsOf(options: CompleteOptions): readonly number[] {
  return isSampling(options) ? [Number.POSITIVE_INFINITY] : JOIN_ROUNDS;
}
