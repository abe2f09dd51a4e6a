import { describeValue } from '../barriers/describe-value';
import { checkExperiment } from '../experiment/check-experiment';
import { type CompleteOptions, completeExplorationOptions } from '../experiment/complete-exploration-options';
import { ExplorationOptionError } from '../experiment/errors';
import type { ExplorationLimit, ExplorationOptions } from '../experiment/exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { count } from '../experiment/wording';
import type { Exploration } from '../report/exploration';
import type { InterleavingRun } from '../report/interleaving-run';
import { Progress } from '../report/progress';
import { type GROWING, GrowingClaim } from './growing-claim';
import { isSampling, JOIN_ROUNDS } from './join-rounds';
import { oneAtATime } from './one-at-a-time';
import { Search } from './search';

/** What {@link smallestCounterexample} found. */
export interface CounterexampleSearch {
  /** The smallest failing interleaving of all; left out when none was found. */
  readonly run?: InterleavingRun;
  /** How many callers the run has. Without a run: up to how many callers the search tried. */
  readonly callers: number;
  /** How many interleavings were run. */
  readonly explored: number;
  /** Whether the search left out nothing smaller. With a run: it is the smallest there is. Without one: no order fails. */
  readonly complete: boolean;
  /** In words: what the search covered. */
  readonly scope: string;
}

/**
 * Finds the failing interleaving that is easiest to understand: fewest callers, then faults, joins, preemptions and steps.
 *
 * It searches small sizes first, so it is also the fastest way to any counterexample. Safe to call again.
 *
 * @param family - Makes the experiment for a number of callers, from 1.
 * @param callersMax - The largest number of callers to try: a whole number from 1.
 * @param options - As for {@link exploreInterleavings}; `interleavingsMax`, `budgetMs`, `signal` and the progress are those
 * of the whole search.
 * @throws ExplorationOptionError when `callersMax` or an option is out of range (`EXPLORATION_OPTION`); everything else
 * that {@link exploreInterleavings} throws.
 */
export async function smallestCounterexample(
  family: (callers: number) => InterleavingExperiment,
  callersMax: number,
  options: Partial<ExplorationOptions> = {},
): Promise<CounterexampleSearch> {
  if (typeof family !== 'function') {
    throw new ExplorationOptionError(
      `family must be a function that makes the experiment with so many callers, not ${describeValue(family)}.`,
    );
  }
  if (!Number.isInteger(callersMax) || callersMax < 1) {
    throw new ExplorationOptionError(
      `callersMax must be a whole number from 1, not ${describeValue(callersMax)}.`,
    );
  }
  const completed = completeExplorationOptions(options);
  if (completed.workers > 1) {
    throw new ExplorationOptionError(
      'workers need an experiment in a module of its own; a family is a function.',
    );
  }
  return await new GrowingSearch(family, completed).run(callersMax);
}

/** The bounds of one of the growing searches. */
type Bounds = Pick<ExplorationOptions, (typeof GROWING)[number]>;

/** The limits that end the whole search. */
const STOPS: readonly ExplorationLimit[] = ['interleavingsMax', 'budgetMs', 'signal'];

/** Explores one size after another, until one fails. */
class GrowingSearch {
  readonly #family: (callers: number) => InterleavingExperiment;
  readonly #limits: CompleteOptions;
  readonly #progress: Progress;
  #explored = 0;
  readonly #claim = new GrowingClaim();
  #isStopped = false;
  #found: Exploration | undefined;

  constructor(family: (callers: number) => InterleavingExperiment, limits: CompleteOptions) {
    this.#family = family;
    this.#limits = limits;
    this.#progress = new Progress(limits);
  }

  async run(callersMax: number): Promise<CounterexampleSearch> {
    let callers = 0;
    while (callers < callersMax && this.#goesOn) {
      callers += 1;
      await (isSampling(this.#limits)
        ? this.#sample(callers, callersMax - callers + 1)
        : this.#withMoreFaults(callers));
    }
    const explored = this.#explored;
    const { smallest: run, scope = '' } = this.#found ?? {};
    const claim = this.#claim;
    if (run === undefined) {
      return {
        callers: callersMax,
        explored,
        complete: claim.showsNone,
        scope: claim.scopeUpTo(callersMax),
      };
    }
    const complete = claim.isWhole;
    return {
      run,
      callers,
      explored,
      complete,
      scope: complete ? `the smallest there is, in ${scope}` : scope,
    };
  }

  get #goesOn(): boolean {
    return this.#found === undefined && !this.#isStopped;
  }

  /** Searches at random. Each number of callers gets an equal share of the remaining orders. */
  async #sample(callers: number, sizesLeft: number): Promise<void> {
    const share = Math.ceil((this.#limits.interleavingsMax - this.#explored) / sizesLeft);
    const { cutBy } = await this.#explore(callers, this.#limits, share);
    this.#isStopped = cutBy.includes('budgetMs') || cutBy.includes('signal');
  }

  async #withMoreFaults(callers: number): Promise<void> {
    for (let faultsMax = 0, isMore = true; isMore && this.#goesOn; faultsMax += 1) {
      isMore = (await this.#withMoreJoins(callers, faultsMax)) && this.#mayGrow('faultsMax', faultsMax);
    }
  }

  /** Raises the number of joins round by round. Returns whether another fault could find anything new. */
  async #withMoreJoins(callers: number, faultsMax: number): Promise<boolean> {
    let isFaultLeft = false;
    for (const round of JOIN_ROUNDS) {
      const joinsMax = Math.min(round, this.#limits.joinsMax);
      const cutBy = await this.#withMorePreemptions(callers, { faultsMax, joinsMax });
      isFaultLeft ||= cutBy.has('faultsMax');
      if (!cutBy.has('joinsMax') || !this.#goesOn || !this.#mayGrow('joinsMax', joinsMax)) {
        break;
      }
    }
    return isFaultLeft;
  }

  /** Explores first without preemptions, then with one more at a time, until another one could find nothing new. */
  async #withMorePreemptions(
    callers: number,
    bounds: Omit<Bounds, 'preemptionsMax'>,
  ): Promise<ReadonlySet<ExplorationLimit>> {
    const cutBy = new Set<ExplorationLimit>();
    for (let preemptionsMax = 0, isMore = true; isMore && this.#goesOn; preemptionsMax += 1) {
      const exploration = await this.#explore(callers, { ...bounds, preemptionsMax });
      for (const limit of exploration.cutBy) {
        cutBy.add(limit);
      }
      isMore =
        exploration.cutBy.includes('preemptionsMax') && this.#mayGrow('preemptionsMax', preemptionsMax);
    }
    return cutBy;
  }

  /** Whether a bound that left something out can be raised. If it cannot, the claim becomes narrower. */
  #mayGrow(name: keyof Bounds, value: number): boolean {
    const isLeft = value < this.#limits[name];
    if (!isLeft && this.#found === undefined) {
      this.#claim.leaveOut(name);
    }
    return isLeft;
  }

  async #explore(callers: number, bounds: Bounds, share = Number.POSITIVE_INFINITY): Promise<Exploration> {
    const experiment = this.#family(callers);
    checkExperiment(experiment, `what the family makes of ${count(callers, 'caller')}`);
    const interleavingsMax = Math.max(1, Math.min(share, this.#limits.interleavingsMax - this.#explored));
    const { faultsMax, joinsMax, preemptionsMax } = bounds;
    const options = { ...this.#limits, faultsMax, joinsMax, preemptionsMax, interleavingsMax };
    const parts = { progress: this.#progress, rounds: [joinsMax], isPartOfMore: true };
    const exploration = await oneAtATime(experiment.name, () => new Search(experiment, options, parts).run());
    this.#progress.goOn(exploration);
    this.#explored += exploration.explored;
    this.#isStopped ||= exploration.cutBy.some((limit) => STOPS.includes(limit));
    this.#claim.add(exploration);
    if (exploration.smallest !== undefined) {
      this.#found = exploration;
    }
    return exploration;
  }
}
