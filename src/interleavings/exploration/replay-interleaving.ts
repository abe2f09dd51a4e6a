import { patienceAfter } from '../execution/patience';
import { checkExperiment } from '../experiment/check-experiment';
import { expectOptions } from '../experiment/check-values';
import { completeExplorationOptions, EXPLORATION_OPTIONS } from '../experiment/complete-exploration-options';
import { StaleInterleavingError } from '../experiment/errors';
import type { ExplorationOptions } from '../experiment/exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { orderOf } from '../report/interleaving-id';
import type { InterleavingRun } from '../report/interleaving-run';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import { oneAtATime } from './one-at-a-time';
import { OrderRunner } from './order-runner';

/** The options of a replay. */
export type ReplayOptions = Partial<Pick<ExplorationOptions, 'effectTimeoutMs'>>;

/** More steps than any interleaving of a search has. It only ends code that, since then, retries endlessly. */
const REPLAYED_STEPS_MAX = 1_000_000;

/**
 * Runs one interleaving again, from the id that an exploration printed.
 *
 * The id does not depend on the limits of the search that found it. Safe to call any number of times: the run is the same.
 *
 * @param experiment - The same experiment.
 * @param id - {@link InterleavingRun.id}, whole.
 * @param options - As for the search that found it, if its operations needed more time than usual.
 * @returns The run, with its problems if it fails.
 * @throws InterleavingIdError when `id` is not an id (`INTERLEAVING_ID`).
 * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`).
 * @throws StaleInterleavingError when the code no longer runs it (`STALE_INTERLEAVING`).
 * @throws ExperimentError when the experiment cannot be used, or its setup fails (`EXPERIMENT`).
 */
export async function replayInterleaving(
  experiment: InterleavingExperiment,
  id: string,
  options: ReplayOptions = {},
): Promise<InterleavingRun> {
  checkExperiment(experiment);
  expectOptions('replayInterleaving', options, EXPLORATION_OPTIONS);
  const { choices, isCutShort } = orderOf(id);
  const limits = completeExplorationOptions({ stepsMax: REPLAYED_STEPS_MAX, ...options });
  const witness = new Story();
  const patience = patienceAfter(0, 0, limits.effectTimeoutMs);
  const runner = new OrderRunner(experiment, limits);
  const execution = await oneAtATime(experiment.name, async () => {
    try {
      const replayed = await runner.run(new ReplayScheduler(choices, isCutShort), {
        patience,
        witness,
        isCareful: true,
      });
      runner.hasHeardTooLate();
      return replayed;
    } finally {
      runner.close();
    }
  });
  const run = witness.toRun(execution);
  if (run.id !== id) {
    throw new StaleInterleavingError(id, `its choices now lead to ${run.id}`);
  }
  return run;
}
