import type { ExplorationOptions } from '@audit-race/interleavings';
import { exploreOutcomes } from './explore-outcomes';
import type { BruteForce } from './run-by-brute-force';
import type { Cast, Play } from './scene';
import { withoutNames } from './without-names';

/** What plain Node and the explorer show of one play, side by side. */
export interface Comparison {
  /** How many outcomes plain Node shows. */
  readonly outcomes: number;
  /** Those that the explorer does not reach. */
  readonly missed: readonly string[];
  /** Those that only the explorer shows. */
  readonly invented: readonly string[];
  /** How many sequences of ordered lists plain Node ran. */
  readonly runs: number;
  /** How many orders the explorer ran for the same. */
  readonly explored: number;
  /** Whether both came to their end, but for what the explorer was told to leave out; else nothing follows. */
  readonly isComplete: boolean;
}

/** Runs a play under the explorer, and compares what it shows with what plain Node has shown of it. */
export async function compareOutcomes(
  plain: BruteForce,
  play: Play,
  options: Partial<ExplorationOptions> = {},
): Promise<Comparison> {
  const { outcomes, exploration } = await exploreOutcomes(play, options);
  const expected = distinct(plain.outcomes, play.cast);
  const actual = distinct(outcomes, play.cast);
  return {
    outcomes: expected.size,
    missed: [...expected].filter((outcome) => !actual.has(outcome)),
    invented: [...actual].filter((outcome) => !expected.has(outcome)),
    runs: plain.runs,
    explored: exploration.explored,
    isComplete: plain.isComplete && exploration.cutBy.every((limit) => limit in options),
  };
}

function distinct(outcomes: ReadonlySet<string>, cast: Cast): ReadonlySet<string> {
  return cast.areAlike ? new Set([...outcomes].map((outcome) => withoutNames(outcome, cast))) : outcomes;
}
