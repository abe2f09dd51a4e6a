import type { ExplorationOptions, InterleavingExperiment } from '@audit-race/interleavings';
import type { PublishedRatios } from './published-ratios';

/** A race in another package, published as an issue, and the experiment that explores it. */
export interface KnownRace {
  /** The package and the version that has the race: `tarn 3.0.1`. */
  readonly subject: string;
  readonly issue: string;
  /** What goes wrong, in one line. */
  readonly observed: string;
  /** The file of the experiment, whose lines are counted. */
  readonly file: string;
  readonly experiment: InterleavingExperiment;
  /** The same experiment with an alleged fix: a later version, a fork, or another use. */
  readonly fixes: readonly Fix[];
  /** What the experiment implements itself because the explorer does not offer it. */
  readonly adapters: readonly string[];
  /** The limits of the search, if a user would have to set them. */
  readonly options?: Partial<ExplorationOptions>;
  /** How often other tools show the race, if that was published. */
  readonly published?: PublishedRatios;
}

interface Fix {
  readonly subject: string;
  readonly experiment: InterleavingExperiment;
}
