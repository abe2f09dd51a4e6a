import type { Exploration } from './exploration';
import { ExplorationOptionError } from './exploration-errors';
import { completeExplorationOptions, type ExplorationOptions } from './exploration-options';
import { exploreInterleavings } from './explore-interleavings';
import type { InterleavingExperiment } from './interleaving-experiment';
import type { InterleavingRun } from './interleaving-run';
import { count } from './wording';

/** What {@link smallestCounterexample} found. */
export interface CounterexampleSearch {
  /** The smallest failing interleaving of all; left out when none was found. */
  readonly run?: InterleavingRun;
  /** How many callers it takes; without a run, up to how many were tried. */
  readonly callers: number;
  /** How many interleavings were run. */
  readonly explored: number;
  /** Whether nothing smaller was left out: with a run it is the smallest there is, without one there is none. */
  readonly complete: boolean;
  /** In words, what was covered. */
  readonly scope: string;
}

/**
 * Finds the failing interleaving that is easiest to understand: fewest callers, then faults, then switches, then steps.
 *
 * It searches small sizes first, so it is also the fastest way to any counterexample. Safe to call again.
 *
 * @param family - Makes the experiment with so many callers, from 1.
 * @param callersMax - Up to how many callers to try: a whole number from 1.
 * @param options - As for {@link exploreInterleavings}; the limits hold for each size on its own.
 * @throws ExplorationOptionError when `callersMax` or an option is out of range (`EXPLORATION_OPTION`); everything else
 * that {@link exploreInterleavings} throws.
 */
export async function smallestCounterexample(
  family: (callers: number) => InterleavingExperiment,
  callersMax: number,
  options: Partial<ExplorationOptions> = {},
): Promise<CounterexampleSearch> {
  if (!Number.isInteger(callersMax) || callersMax < 1) {
    throw new ExplorationOptionError(`callersMax must be a whole number from 1, not ${callersMax}.`);
  }
  const limits = completeExplorationOptions(options);
  let explored = 0;
  let complete = true;
  for await (const { callers, bounds, exploration } of growingExplorations(family, callersMax, limits)) {
    explored += exploration.explored;
    complete &&= !isStopped(exploration);
    if (exploration.smallest !== undefined) {
      const { smallest: run, scope } = exploration;
      return {
        run,
        callers,
        explored,
        complete,
        scope: complete ? `the smallest there is, in ${scope}` : scope,
      };
    }
    complete &&= !isCutForGood(exploration, bounds, limits);
  }
  const scope = `${complete ? 'every' : 'not every'} interleaving of up to ${count(callersMax, 'caller')}`;
  return { callers: callersMax, explored, complete, scope };
}

interface Bounds {
  readonly faultsMax: number;
  readonly preemptionsMax: number;
}

/** A search of one size. */
interface SizedExploration {
  readonly callers: number;
  readonly bounds: Bounds;
  readonly exploration: Exploration;
}

/** Explores with one caller and no fault first, then with more. */
async function* growingExplorations(
  family: (callers: number) => InterleavingExperiment,
  callersMax: number,
  limits: ExplorationOptions,
): AsyncGenerator<SizedExploration> {
  for (let callers = 1; callers <= callersMax; callers += 1) {
    for (
      let faultsMax = 0, isFaultLeft = true;
      isFaultLeft && faultsMax <= limits.faultsMax;
      faultsMax += 1
    ) {
      isFaultLeft = false;
      for await (const sized of withMoreSwitches(family, callers, { ...limits, faultsMax })) {
        yield sized;
        isFaultLeft = sized.exploration.cutBy.includes('faultsMax');
      }
    }
  }
}

/** Explores without a switch first, then with one more at a time, until a further one would add nothing. */
async function* withMoreSwitches(
  family: (callers: number) => InterleavingExperiment,
  callers: number,
  limits: ExplorationOptions,
): AsyncGenerator<SizedExploration> {
  let isSwitchLeft = true;
  for (let preemptionsMax = 0; isSwitchLeft && preemptionsMax <= limits.preemptionsMax; preemptionsMax += 1) {
    const bounds = { faultsMax: limits.faultsMax, preemptionsMax };
    const exploration = await exploreInterleavings(family(callers), { ...limits, ...bounds });
    yield { callers, bounds, exploration };
    isSwitchLeft = exploration.cutBy.includes('preemptionsMax');
  }
}

/** Whether a search left out something of the size it was asked for. */
function isStopped({ cutBy }: Exploration): boolean {
  return cutBy.includes('interleavingsMax') || cutBy.includes('stepsMax');
}

/** Whether a bound left something out, and no larger one will be tried. */
function isCutForGood({ cutBy }: Exploration, bounds: Bounds, limits: ExplorationOptions): boolean {
  const names = ['faultsMax', 'preemptionsMax'] as const;
  return names.some((name) => cutBy.includes(name) && bounds[name] === limits[name]);
}
