import { checkExperiment } from './check-experiment';
import { StaleInterleavingError } from './exploration-errors';
import { completeExplorationOptions, type ExplorationOptions } from './exploration-options';
import type { InterleavingExperiment } from './interleaving-experiment';
import { choicesOf } from './interleaving-id';
import type { InterleavingRun } from './interleaving-run';
import { patienceAfter } from './patience';
import { playSchedule } from './play-schedule';
import { watchRejections } from './rejection-watch';

/** How long a replay may take. */
export type ReplayOptions = Partial<Pick<ExplorationOptions, 'effectTimeoutMs'>>;

/** More than a search has run in any interleaving; it ends code that has come to try again for ever. */
const REPLAYED_STEPS_MAX = 1_000_000;

/**
 * Runs one interleaving again, from the id that an exploration printed.
 *
 * The id does not depend on the limits of the search that found it. Safe to call as often as one likes: the run is the same.
 *
 * @param experiment - The same experiment.
 * @param id - {@link InterleavingRun.id}, whole.
 * @param options - As for the search that found it, if its operations needed more time than usual.
 * @returns The run, with its problems if it fails.
 * @throws InterleavingIdError when `id` is not an id (`INTERLEAVING_ID`).
 * @throws StaleInterleavingError when the code no longer runs it (`STALE_INTERLEAVING`).
 * @throws ExperimentError when the experiment cannot be used, or its setup fails (`EXPERIMENT`).
 */
export async function replayInterleaving(
  experiment: InterleavingExperiment,
  id: string,
  options: ReplayOptions = {},
): Promise<InterleavingRun> {
  const choices = choicesOf(id);
  checkExperiment(experiment);
  // A choice that is no longer there ends the run, which then has another id.
  const chooser = { choose: (depth: number) => choices[depth] ?? 0 };
  const limits = completeExplorationOptions({ stepsMax: REPLAYED_STEPS_MAX, ...options });
  const stopWatching = watchRejections();
  try {
    const record = await playSchedule(experiment, {
      chooser,
      limits,
      isProbing: false,
      patience: patienceAfter(0, 0, limits.effectTimeoutMs),
    });
    const run = record.toRun();
    if (run.id !== id) {
      throw new StaleInterleavingError(id, `its choices now lead to ${run.id}`);
    }
    return run;
  } finally {
    stopWatching();
  }
}
