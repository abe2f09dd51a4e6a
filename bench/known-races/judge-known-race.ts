import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { countExperimentLines } from './count-experiment-lines';
import type { KnownRace } from './known-race';

/** What the exploration of a known race has shown. */
export interface KnownRaceResult {
  readonly found: Exploration;
  readonly foundMs: number;
  /** Of the version without the race. */
  readonly fixed?: Exploration;
  /** Lines of code that a user writes: the experiment and its adapters. */
  readonly lines: number;
}

/** Explores a known race, and what is said to be its fix. */
export async function judgeKnownRace(race: KnownRace): Promise<KnownRaceResult> {
  const startedAt = performance.now();
  const found = await exploreInterleavings(race.experiment, race.options);
  const foundMs = performance.now() - startedAt;
  return {
    found,
    foundMs,
    ...(race.fixed && { fixed: await exploreInterleavings(race.fixed.experiment, race.options) }),
    lines: countExperimentLines(race.file),
  };
}
