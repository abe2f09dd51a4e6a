import type { Choice } from '../execution/choices';
import type { Execution } from '../execution/execution';
import type { ExplorationLimit, ExplorationOptions } from '../experiment/exploration-options';

/** The limits of a scheduler within one order. */
export type SearchLimits = Pick<
  ExplorationOptions,
  'faultsMax' | 'preemptionsMax' | 'joinsMax' | 'togetherMax' | 'symmetry'
>;

/** Whether a choice is within the limits of an order. If it is not, the limit is added to `cutBy`. */
export function withinLimits(
  { faults, preemptions }: Choice,
  spent: Pick<Execution, 'faults' | 'preemptions'>,
  limits: SearchLimits,
  cutBy: Set<ExplorationLimit>,
): boolean {
  if (spent.faults + faults > limits.faultsMax) {
    cutBy.add('faultsMax');
    return false;
  }
  if (spent.preemptions + preemptions > limits.preemptionsMax) {
    cutBy.add('preemptionsMax');
    return false;
  }
  return true;
}
