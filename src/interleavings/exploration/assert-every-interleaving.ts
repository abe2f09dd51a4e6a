import { AssertionError } from 'node:assert/strict';
import { describeValue } from '../barriers/describe-value';
import { expectOptions } from '../experiment/check-values';
import { EXPLORATION_OPTIONS } from '../experiment/complete-exploration-options';
import { ExplorationOptionError } from '../experiment/errors';
import type { ExplorationLimit, ExplorationOptions } from '../experiment/exploration-options';
import { hintAt } from '../experiment/hint-at';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { keepPicture } from '../picture/keep-picture';
import type { Exploration } from '../report/exploration';
import type { InterleavingRun } from '../report/interleaving-run';
import { tellFailure } from '../report/tell-failure';
import { type ClaimGap, failuresIn, gapsIn, tellGap } from '../report/tell-gap';
import { exploreInterleavings } from './explore-interleavings';

/** How {@link assertEveryInterleaving} explores, and where it leaves the picture. */
export interface AssertionOptions extends Partial<ExplorationOptions> {
  /**
   * The folder for the picture of the smallest order that fails, or `false` for none. The assertion makes the folder if it is
   * not there. If it cannot write the picture, its message says so.
   *
   * @defaultValue A new folder in the temporary folder of the system; none where the environment variable `CI` is set.
   */
  readonly pictures?: string | false;
  /**
   * What the assertion accepts. `'ringsMax'`: the explorer kept timers from ringing again and again. `'noSuccess'`: no caller
   * succeeds in any order. The names of other bounds are allowed, too. What stops a search cannot be allowed.
   *
   * @defaultValue []
   */
  readonly allows?: readonly (ExplorationLimit | 'noSuccess')[];
}

const OPTIONS = [...EXPLORATION_OPTIONS, 'pictures', 'allows'];

/** Limits that stop a search before its end, so that it claims nothing. All other limits only narrow the claim. */
const STOPS: ReadonlySet<ExplorationLimit> = new Set([
  'interleavingsMax',
  'budgetMs',
  'signal',
  'stopAtFirst',
]);

const ALLOWED: readonly string[] = [
  'togetherMax',
  'joinsMax',
  'preemptionsMax',
  'faultsMax',
  'stepsMax',
  'ringsMax',
  'noSuccess',
] satisfies AssertionOptions['allows'];

/**
 * Asserts that an experiment holds in every order in which its callers can go on.
 *
 * Its message tells the smallest order that fails, a line for each step, how many orders fail, and how to replay that one.
 * It needs the whole search to know the smallest and the counts. With `stopAtFirst` it tells the first order that fails.
 *
 * It also fails when a limit stopped the search, when the explorer controlled nothing, when no order reached its end, and when no
 * caller ever succeeds, because such a search shows nothing. A bound that you give (`joinsMax`, `togetherMax`, `preemptionsMax`,
 * `faultsMax`, `stepsMax`) is part of the claim, and `scope` tells it. Safe to call again, also at the same time.
 *
 * @example
 * ```ts
 * test('one session is opened', () => assertEveryInterleaving(experiment));
 * ```
 *
 * @param experiment - The experiment, or the module that exports it, as for {@link exploreInterleavings}.
 * @returns What was explored.
 * @throws AssertionError of `node:assert` (`ERR_ASSERTION`) when an order fails, or not every order was tried. Its `cause` is
 * the error of the order, and its `found` the exploration.
 * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`); everything else that
 * {@link exploreInterleavings} throws.
 */
export async function assertEveryInterleaving(
  experiment: InterleavingExperiment | URL | string,
  options: AssertionOptions = {},
): Promise<Exploration> {
  expectOptions('assertEveryInterleaving', options, OPTIONS);
  const { pictures, allows = [], ...limits } = options;
  checkPictures(pictures);
  checkAllowed(allows);
  const found = await exploreInterleavings(experiment, limits);
  const gap = found.failing > 0n ? undefined : gapIn(found, [...allows, ...givenIn(limits)]);
  if (found.failing === 0n && gap === undefined) {
    return found;
  }
  const message = gap === undefined ? await complaintAbout(found, pictures) : tellGap(found, gap);
  // With the operator "fail", Jest prints the message unchanged.
  const facts = { message, operator: 'fail', stackStartFn: assertEveryInterleaving };
  const error = new AssertionError(facts);
  // Not enumerable, because reporters print all enumerable properties of an error.
  throw Object.defineProperties(error, {
    found: { value: found },
    cause: { value: gap === undefined ? found.smallest?.problems[0]?.error : reasonOf(found, gap) },
  });
}

async function complaintAbout(found: Exploration, pictures: AssertionOptions['pictures']): Promise<string> {
  // Without a gap in the claim, an order failed, and the smallest one has its story.
  const run = found.smallest as InterleavingRun;
  return tellFailure(found, { run, picture: await keepPicture(run, pictures) });
}

/** The first gap in the claim that was not agreed to. If a bound is so small that no order ends, no agreement helps. */
function gapIn(found: Exploration, agreed: readonly string[]): ClaimGap | undefined {
  const isAgreed: Partial<Record<ClaimGap, boolean>> = {
    cut: found.cutBy.every((limit) => !STOPS.has(limit) && agreed.includes(limit)),
    noSuccess: agreed.includes('noSuccess'),
  };
  return gapsIn(found).find((gap) => isAgreed[gap] !== true);
}

/** The error of a caller as the cause: its stack shows where the callers fail. */
function reasonOf(found: Exploration, gap: ClaimGap): unknown {
  return gap === 'noSuccess' ? failuresIn(found)[0]?.reason : undefined;
}

/** The names of the given limits: a caller that sets a limit accepts the narrower claim. */
function givenIn(limits: Partial<ExplorationOptions>): string[] {
  return Object.entries(limits)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}

function checkPictures(pictures: unknown): void {
  if (pictures !== undefined && pictures !== false && (typeof pictures !== 'string' || pictures === '')) {
    throw new ExplorationOptionError(
      `pictures must be the path of a folder, or false, not ${describeValue(pictures)}.`,
    );
  }
}

function checkAllowed(allows: unknown): void {
  if (!Array.isArray(allows)) {
    throw new ExplorationOptionError(
      `allows must be a list, such as ['ringsMax'], not ${describeValue(allows)}.`,
    );
  }
  const index = allows.findIndex((name) => !ALLOWED.includes(name));
  const unknown = allows[index];
  if (STOPS.has(unknown)) {
    throw new ExplorationOptionError(
      `allows[${index}] cannot be "${unknown}": a search that was stopped claims nothing. There are ${ALLOWED.join(', ')}.`,
    );
  }
  if (index !== -1) {
    const hint =
      typeof unknown === 'string' ? hintAt(unknown, ALLOWED) : `; there are ${ALLOWED.join(', ')}.`;
    throw new ExplorationOptionError(`allows[${index}] cannot be ${describeValue(unknown)}${hint}`);
  }
}
