import type { CompleteOptions } from '../experiment/complete-exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import type { ExplorationTally } from '../report/exploration-tally';
import type { Progress } from '../report/progress';
import type { OrderRunner } from './order-runner';

/** The state of a search, with all that is needed to run one of its orders again. */
export interface SearchFindings {
  readonly experiment: InterleavingExperiment;
  readonly options: CompleteOptions;
  readonly tally: ExplorationTally;
  readonly runner: OrderRunner;
  readonly progress: Progress;
}
