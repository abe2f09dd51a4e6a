import type { ExplorationLimit, ExplorationOptions } from './exploration-options';
import { count } from './wording';

interface Covered {
  readonly cutBy: readonly ExplorationLimit[];
  readonly options: ExplorationOptions;
  readonly callers: number;
  readonly interleavings: bigint;
  readonly explored: number;
}

/** Says what a search has covered, and claims nothing it has not. */
export function describeScope({ cutBy, options, callers, interleavings, explored }: Covered): string {
  const who = count(callers, 'caller');
  const bounds = boundsOf(cutBy, options);
  const within = bounds.length === 0 ? '' : ` with ${bounds.join(', ')}`;
  return cutBy.includes('interleavingsMax')
    ? `only the first ${count(interleavings, 'interleaving')} of ${who}${within}: the search stopped after running ${explored} of them`
    : `every interleaving of ${who}${within}`;
}

function boundsOf(cutBy: readonly ExplorationLimit[], options: ExplorationOptions): string[] {
  const words: Partial<Record<ExplorationLimit, string>> = {
    faultsMax: `at most ${count(options.faultsMax, 'injected fault')}`,
    preemptionsMax: `at most ${count(options.preemptionsMax, 'switch', 'switches')}`,
    stepsMax: `at most ${count(options.stepsMax, 'step')}`,
  };
  return cutBy.flatMap((limit) => words[limit] ?? []);
}
