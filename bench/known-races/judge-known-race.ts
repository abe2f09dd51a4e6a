import {
  type Exploration,
  type ExplorationOptions,
  exploreInterleavings,
  type InterleavingExperiment,
} from '@audit-race/interleavings';
import { countExperimentLines } from './count-experiment-lines';
import type { KnownRace } from './known-race';

/** The result of an exploration, or the error that ended it. */
export type Explored = Exploration | Error;

/** A race, with the result of exploring it, and in order the results of exploring its alleged fixes. */
export interface JudgedRace {
  readonly race: KnownRace;
  readonly found: Explored;
  /** How many orders were run before one failed; absent if none did. */
  readonly firstAfter?: number;
  readonly fixes: readonly Explored[];
  /** The number of lines of code that a user writes: the experiment and its adapters. */
  readonly lines: number;
}

/** Explores a known race, and then the alleged fixes. */
export async function judgeKnownRace(race: KnownRace): Promise<JudgedRace> {
  const first = await explore(race.experiment, { ...race.options, stopAtFirst: true });
  const found = await explore(race.experiment, race.options);
  const fixes: Explored[] = [];
  for (const { experiment } of race.fixes) {
    fixes.push(await explore(experiment, race.options));
  }
  const hasFound = !(first instanceof Error) && first.failing > 0n;
  return {
    race,
    found,
    ...(hasFound && { firstAfter: first.explored }),
    fixes,
    lines: countExperimentLines(race.file),
  };
}

async function explore(
  experiment: InterleavingExperiment,
  options: Partial<ExplorationOptions> = {},
): Promise<Explored> {
  try {
    return await exploreInterleavings(experiment, options);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
