import type { ExplorationOptions } from '../experiment/exploration-options';

type Limits = Pick<ExplorationOptions, 'interleavingsMax' | 'budgetMs' | 'signal'>;

/**
 * The limit that ends the search at this point, if one is reached.
 *
 * @param played - How many orders the search has run.
 */
export function reachedLimit(
  { interleavingsMax, budgetMs, signal }: Limits,
  played: number,
  elapsedMs: number,
): keyof Limits | undefined {
  if (played >= interleavingsMax) {
    return 'interleavingsMax';
  }
  if (elapsedMs >= budgetMs) {
    return 'budgetMs';
  }
  return signal?.aborted ? 'signal' : undefined;
}
