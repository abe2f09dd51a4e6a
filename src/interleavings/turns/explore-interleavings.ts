import { checkExperiment } from './check-experiment';
import { ChoiceTree } from './choice-tree';
import type { Exploration } from './exploration';
import { completeExplorationOptions, type ExplorationOptions } from './exploration-options';
import { ExplorationTally } from './exploration-tally';
import type { InterleavingExperiment } from './interleaving-experiment';
import { patienceAfter, REHEARSAL_PATIENCE } from './patience';
import { playSchedule } from './play-schedule';
import { watchRejections } from './rejection-watch';

/**
 * Runs an experiment in every order in which its callers can take turns, each order exactly once.
 *
 * Each caller waits before it starts and at each call of a controlled function; the search alone decides who goes on, and
 * whether the operation succeeds or faults. What it claims rests on three things: completions arrive one at a time, with
 * all promise jobs done between them, as in Node; every asynchronous operation of the subject is controlled, which is
 * checked as far as it shows; and an operation takes effect when it completes.
 *
 * Safe to call again, also at the same time: searches share nothing.
 *
 * @example
 * ```ts
 * const exploration = await exploreInterleavings({
 *   name: 'two withdrawals',
 *   setup(turns) {
 *     let balance = 100;
 *     const read = turns.control('read', () => balance);
 *     const write = turns.control('write', (amount: number) => { balance = amount; });
 *     const withdraw = async () => write((await read()) - 30);
 *     return {
 *       callers: ['Ada', 'Bob'].map((name) => ({ name, kind: 'customer', run: withdraw })),
 *       check: () => assert.equal(balance, 40),
 *     };
 *   },
 * });
 * exploration.failing; // 12n of exploration.interleavings, 20n
 * ```
 *
 * @returns The counts and the smallest counterexample. A failing interleaving is a finding, not a rejection.
 * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`).
 * @throws ExperimentError when the experiment cannot be used, or its setup fails (`EXPERIMENT`).
 * @throws NondeterminismError when the same choices lead to something else (`NONDETERMINISM`).
 * @throws UncontrolledAsynchronyError when somebody goes on without a turn (`UNCONTROLLED_ASYNCHRONY`).
 * @throws OutsideExplorationError when a controlled function is called where it can have no turn (`OUTSIDE_EXPLORATION`).
 * @throws EffectTimeoutError when the effect of an operation does not end (`EFFECT_TIMEOUT`).
 */
export async function exploreInterleavings(
  experiment: InterleavingExperiment,
  options: Partial<ExplorationOptions> = {},
): Promise<Exploration> {
  const limits = completeExplorationOptions(options);
  checkExperiment(experiment);
  const tree = new ChoiceTree(experiment.name);
  const tally = new ExplorationTally(experiment.name, limits);
  const stopWatching = watchRejections();
  try {
    // A rehearsal: the first schedule is played twice, so that a subject that is not the same again is found out,
    // and the first time slowly, so that work without a turn is.
    const rehearsal = { chooser: tree, limits, isProbing: true, patience: REHEARSAL_PATIENCE };
    const rehearsed = await playSchedule(experiment, rehearsal);
    tree.ended(rehearsed.stepCount);
    tally.addLimits(rehearsed);
    do {
      if (tally.played === limits.interleavingsMax) {
        tally.stop();
        break;
      }
      const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, limits.effectTimeoutMs);
      const record = await playSchedule(experiment, { chooser: tree, limits, isProbing: false, patience });
      tree.ended(record.stepCount);
      tally.add(record);
    } while (tree.advance());
  } finally {
    stopWatching();
  }
  return tally.result();
}
