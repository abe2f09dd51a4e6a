import { checkExperiment } from '../experiment/check-experiment';
import { completeExplorationOptions } from '../experiment/complete-exploration-options';
import { ExplorationOptionError } from '../experiment/errors';
import type { ExplorationOptions } from '../experiment/exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { isUrl } from '../experiment/is-url';
import type { Exploration } from '../report/exploration';
import { addressOf, loadExperiment } from './load-experiment';
import { oneAtATime } from './one-at-a-time';
import { Search } from './search';

/**
 * Runs an experiment in every order in which its callers can go on, each order exactly once.
 *
 * Each caller waits before it starts and at each call of a controlled function. The search alone decides who goes on, who
 * shares a callback of the event loop with whom, and whether an operation succeeds or fails. {@link Exploration.scope} says
 * what the claim rests on.
 *
 * Safe to call again, also at the same time: searches in one process run one after another.
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
 * @param experiment - The experiment, or the URL or path of a module that exports it as `experiment` or as its default. A path
 * is relative to the working folder.
 * @returns The counts and the smallest counterexample. A failing interleaving is a finding, not a rejection.
 * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`).
 * @throws ExperimentError when the experiment cannot be used, or its setup fails (`EXPERIMENT`).
 * @throws WorkerError when a worker thread dies (`WORKER`).
 * @throws NondeterminismError when the same choices lead to different behaviour (`NONDETERMINISM`).
 * @throws UncontrolledAsynchronyError when the code waits for something that is not controlled (`UNCONTROLLED_ASYNCHRONY`).
 * @throws OutsideExplorationError when a controlled function is called where it cannot wait (`OUTSIDE_EXPLORATION`).
 * @throws EffectTimeoutError when the effect of an operation does not end (`EFFECT_TIMEOUT`).
 */
export async function exploreInterleavings(
  experiment: InterleavingExperiment | URL | string,
  options: Partial<ExplorationOptions> = {},
): Promise<Exploration> {
  const completed = completeExplorationOptions(options);
  const address = isModule(experiment) ? addressOf(experiment) : undefined;
  const loaded = isModule(experiment) ? await loadExperiment(addressOf(experiment)) : experiment;
  checkExperiment(loaded);
  if (completed.workers > 1 && address === undefined) {
    throw new ExplorationOptionError(
      'workers need an experiment in a module of its own: exploreInterleavings(new URL(…, import.meta.url), { workers }).',
    );
  }
  const module = completed.workers > 1 ? address : undefined;
  // The time budget starts when earlier searches have ended, so the Search is created in the callback.
  return await oneAtATime(loaded.name, () => new Search(loaded, completed, { module }).run());
}

function isModule(experiment: InterleavingExperiment | URL | string): experiment is URL | string {
  return isUrl(experiment) || typeof experiment === 'string';
}
