import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { countExperimentLines } from './count-experiment-lines';
import type { KnownRace } from './known-race';

/** What the exploration of a known race, and of each of its fixes, has shown. */
export interface KnownRaceResult {
  readonly found: Exploration;
  readonly fixes: readonly Exploration[];
  /** Lines of code that a user writes: the experiment and its adapters. */
  readonly lines: number;
}

/** Explores a known race, and then what is said to be without it. */
export async function judgeKnownRace(race: KnownRace): Promise<KnownRaceResult> {
  const found = await exploreInterleavings(race.experiment, race.options);
  const fixes: Exploration[] = [];
  for (const { experiment } of race.fixes) {
    fixes.push(await exploreInterleavings(experiment, race.options));
  }
  return { found, fixes, lines: countExperimentLines(race.file) };
}
