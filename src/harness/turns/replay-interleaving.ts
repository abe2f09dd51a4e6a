import { checkExperiment } from './check-experiment';
import { StaleInterleavingError } from './exploration-errors';
import { completeExplorationOptions } from './exploration-options';
import type { InterleavingExperiment } from './interleaving-experiment';
import { choicesOf } from './interleaving-id';
import type { InterleavingRun } from './interleaving-run';
import { PATIENCE_MS } from './patience';
import { playSchedule } from './play-schedule';
import { watchRejections } from './rejection-watch';

/**
 * Runs one interleaving again, from the id that an exploration printed.
 *
 * The id does not depend on the limits of the search that found it. Safe to call as often as one likes: the run is the same.
 *
 * @param experiment - The same experiment.
 * @param id - {@link InterleavingRun.id}, whole.
 * @returns The run, with its problems if it fails.
 * @throws InterleavingIdError when `id` is not an id (`INTERLEAVING_ID`).
 * @throws StaleInterleavingError when the code no longer runs it (`STALE_INTERLEAVING`).
 * @throws ExperimentError when the experiment cannot be used, or its setup fails (`EXPERIMENT`).
 */
export async function replayInterleaving(
  experiment: InterleavingExperiment,
  id: string,
): Promise<InterleavingRun> {
  const choices = choicesOf(id);
  checkExperiment(experiment);
  // A choice that is no longer there ends the run, which then has another id.
  const chooser = { choose: (depth: number) => choices[depth] ?? 0 };
  const limits = completeExplorationOptions({ symmetry: false });
  const stopWatching = watchRejections();
  try {
    const record = await playSchedule(experiment, {
      chooser,
      limits,
      isProbing: false,
      patienceMs: PATIENCE_MS,
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
