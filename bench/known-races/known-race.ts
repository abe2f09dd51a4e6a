import type { ExplorationOptions, InterleavingExperiment } from '@audit-race/interleavings';
import type { PublishedRatios } from './published-ratios';

/** A race of a package of others, published as an issue, and what an exploration of it is made of. */
export interface KnownRace {
  /** The package and the version that has the race: `tarn 3.0.1`. */
  readonly subject: string;
  readonly issue: string;
  /** What goes wrong, in one line. */
  readonly observed: string;
  /** The file that holds the experiment: its lines are counted. */
  readonly file: string;
  readonly experiment: InterleavingExperiment;
  /** The same experiment on what is said to be without the race: a later version, a fork, another use. */
  readonly fixes: readonly Fix[];
  /** What the experiment had to write by hand because the explorer does not offer it. */
  readonly adapters: readonly string[];
  /** How far the search goes, where a user would have to say so. */
  readonly options?: Partial<ExplorationOptions>;
  /** How often other tools show the race, where they were measured on it. */
  readonly published?: PublishedRatios;
}

interface Fix {
  readonly subject: string;
  readonly experiment: InterleavingExperiment;
}
