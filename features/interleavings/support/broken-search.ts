import type { ExplorationOptions, InterleavingExperiment } from '@audit-race/interleavings';

/** An experiment in which something happens to a search, and how often it was set up until then. */
export interface BrokenSearch {
  setups: number;
  readonly experiment: InterleavingExperiment;
  readonly options: Partial<ExplorationOptions>;
}
