import { AssertionError } from 'node:assert/strict';
import { ExplorationOptionError } from '../experiment/errors';
import type { ExplorationLimit, ExplorationOptions } from '../experiment/exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { keepPicture } from '../picture/keep-picture';
import type { Exploration } from '../report/exploration';
import { NOTHING_CONTROLLED } from '../report/exploration-scope';
import { tellFailure, tellGap } from '../report/tell-failure';
import { exploreInterleavings } from './explore-interleavings';

/** How {@link assertEveryInterleaving} explores, and where it leaves the picture. */
export interface AssertionOptions extends Partial<ExplorationOptions> {
  /**
   * The folder for the picture of the smallest order that fails, or `false` for none. The folder is made where it is not
   * there. That no picture can be written is told in the message, and is no failure of its own.
   *
   * @defaultValue A new folder among the temporary files of the machine; none where the environment says `CI`.
   */
  readonly pictures?: string | false;
  /**
   * Limits that may make the claim smaller although no option gives them: `['ringsMax']` where the experiment keeps timers
   * from ringing again and again. What stops a search cannot be allowed.
   *
   * @defaultValue []
   */
  readonly allows?: readonly ExplorationLimit[];
}

/** What stops a search before its end: to stop is no claim. All other limits only make the claim smaller. */
const STOPS: ReadonlySet<ExplorationLimit> = new Set([
  'interleavingsMax',
  'budgetMs',
  'signal',
  'stopAtFirst',
]);

/**
 * Asserts that an experiment holds in every order in which its callers can go on.
 *
 * Its message tells the smallest order that fails, a line for each step, how many orders fail, and how to replay that one.
 * It takes the whole search to know the smallest and the counts; with `stopAtFirst` it tells the first order that fails.
 *
 * A search that was stopped fails as well, and so does one in which nothing was controlled, or no order came to its end: neither
 * says anything about every order. A bound that you give (`joinsMax`, `togetherMax`, `preemptionsMax`, `faultsMax`, `stepsMax`) is part of the claim:
 * what it leaves out does not fail, and `scope` tells it. Safe to call again, also at the same time.
 *
 * @example
 * ```ts
 * test('one session is opened', () => assertEveryInterleaving(experiment));
 * ```
 *
 * @returns What was explored.
 * @throws AssertionError of `node:assert` (`ERR_ASSERTION`) when an order fails, or not every order was tried. Its `cause` is
 * the error of the order, and its `found` the exploration.
 * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`); everything else that
 * {@link exploreInterleavings} throws.
 */
export async function assertEveryInterleaving(
  experiment: InterleavingExperiment,
  options: AssertionOptions = {},
): Promise<Exploration> {
  const { pictures, allows = [], ...limits } = options;
  checkPictures(pictures);
  checkAllowed(allows);
  const found = await exploreInterleavings(experiment, limits);
  const message =
    found.failing > 0n
      ? await complaintAbout(found, pictures)
      : gapIn(found, [...allows, ...givenIn(limits)]);
  if (message === undefined) {
    return found;
  }
  // With this operator, Jest prints the message as it is.
  const facts = { message, operator: 'fail', stackStartFn: assertEveryInterleaving };
  const error = new AssertionError(facts);
  // Reporters print all that is enumerable.
  throw Object.defineProperties(error, {
    found: { value: found },
    cause: { value: found.smallest?.problems[0]?.error },
  });
}

async function complaintAbout(
  found: Exploration,
  pictures: AssertionOptions['pictures'],
): Promise<string | undefined> {
  const { smallest } = found;
  return tellFailure(found, smallest && { run: smallest, picture: await keepPicture(smallest, pictures) });
}

/** Says that not every order was tried, unless what was left out was agreed on. */
function gapIn(found: Exploration, agreed: readonly string[]): string | undefined {
  // A bound below which no order ends leaves nothing of the claim.
  const isShown = found.interleavings > 0n && !found.scope.includes(NOTHING_CONTROLLED);
  const isAgreed = found.cutBy.every((limit) => !STOPS.has(limit) && agreed.includes(limit));
  return found.complete || (isShown && isAgreed) ? undefined : tellGap(found);
}

/** Whoever gives a bound knows that the claim is smaller. */
function givenIn(limits: Partial<ExplorationOptions>): string[] {
  return Object.entries(limits).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

function checkPictures(pictures: unknown): void {
  if (pictures !== undefined && pictures !== false && (typeof pictures !== 'string' || pictures === '')) {
    throw new ExplorationOptionError(
      `pictures must be the path of a folder, or false, not ${pictures === '' ? 'an empty text' : typeof pictures}.`,
    );
  }
}

function checkAllowed(allows: unknown): void {
  if (!Array.isArray(allows) || allows.some((limit) => STOPS.has(limit))) {
    throw new ExplorationOptionError(
      `allows must be a list of limits, and none that stops a search: ${[...STOPS].join(', ')}.`,
    );
  }
}
