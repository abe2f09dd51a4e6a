import type { Execution } from '../execution/execution';
import { patienceAfter, REHEARSAL_PATIENCE } from '../execution/patience';
import type { CompleteOptions } from '../experiment/complete-exploration-options';
import type { ExplorationLimit } from '../experiment/exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { type EndedOrder, endedOrder } from '../report/ended-order';
import type { Exploration } from '../report/exploration';
import { ExplorationTally } from '../report/exploration-tally';
import { Progress } from '../report/progress';
import { SeenOrders } from '../report/seen-orders';
import type { Frontier } from '../scheduler/frontier';
import { makeScheduler } from '../scheduler/make-scheduler';
import type { SearchScheduler } from '../scheduler/search-scheduler';
import { checkClaim } from './check-claim';
import { Crew } from './crew/crew';
import { isSampling, roundsOf } from './join-rounds';
import { keepFindings } from './keep-findings';
import { letTimersRing } from './let-timers-ring';
import { OrderBatches } from './order-batches';
import { OrderRunner } from './order-runner';
import { reachedLimit } from './reached-limit';
import { tellSmallest } from './run-again';
import type { SearchFindings } from './search-findings';
import { shrinkSmallest } from './shrink-smallest';
import { type ToldRuns, tellExploration } from './tell-exploration';

/** What several searches may share. */
export interface SearchParts {
  readonly progress?: Progress;
  /** The number of joins per order in each round. */
  readonly rounds?: readonly number[];
  /** Whether a larger search follows if this one is cut by a bound; then only the larger one makes the claim. */
  readonly isPartOfMore?: boolean;
  /** The address of the module that exports the experiment, if several threads share the search. */
  readonly module?: string | undefined;
}

/** Limits after which the claim is not checked by further runs, because those could take as long again. */
const IMPATIENT: readonly ExplorationLimit[] = ['budgetMs', 'signal', 'error'];

/** One search through all orders of an experiment. */
export class Search {
  readonly #experiment: InterleavingExperiment;
  readonly #options: CompleteOptions;
  readonly #tally: ExplorationTally;
  readonly #runner: OrderRunner;
  readonly #progress: Progress;
  readonly #rounds: readonly number[];
  readonly #isPartOfMore: boolean;
  readonly #batches: OrderBatches;
  readonly #module: string | undefined;
  #hasStopped = false;
  /** The story of the smallest failing order. It is recorded at once, because the search may end with an error at any time. */
  #told: ToldRuns = {};

  constructor(experiment: InterleavingExperiment, options: CompleteOptions, parts: SearchParts = {}) {
    const { progress = new Progress(options), rounds = roundsOf(options), isPartOfMore = false } = parts;
    this.#module = parts.module;
    this.#experiment = experiment;
    this.#options = options;
    this.#progress = progress;
    this.#rounds = rounds;
    this.#isPartOfMore = isPartOfMore;
    this.#tally = new ExplorationTally(
      experiment.name,
      progress,
      isSampling(options) ? new SeenOrders() : undefined,
    );
    this.#runner = new OrderRunner(experiment, options);
    this.#batches = new OrderBatches(this.#runner);
  }

  /** Runs the search to its end, or until a limit stops it. */
  async run(): Promise<Exploration> {
    const { cutBy } = this.#tally;
    try {
      this.#stopAtLimit(true);
      await (this.#hasStopped ? undefined : this.#searchRounds());
      const isPart = this.#isPartOfMore && this.#tally.failing === 0n && cutBy.size > 0;
      await this.#shrink();
      // If the time is up, the caller does not want to wait for this either.
      if (!isPart && !IMPATIENT.some((limit) => cutBy.has(limit))) {
        await checkClaim(this.#findings);
      }
      await letTimersRing();
      this.#runner.hasHeardTooLate();
      return await tellExploration(this.#findings, this.#told);
    } catch (error) {
      this.#runner.giveUp();
      throw await keepFindings(error, this.#findings, this.#told);
    } finally {
      this.#runner.close();
    }
  }

  get #findings(): SearchFindings {
    const [experiment, options, tally, runner] = [this.#experiment, this.#options, this.#tally, this.#runner];
    return { experiment, options, tally, runner, progress: this.#progress };
  }

  async #shrink(): Promise<void> {
    if (isSampling(this.#options)) {
      await shrinkSmallest(this.#findings);
      await this.#count([]);
    }
  }

  async #searchRounds(): Promise<void> {
    let joinsBefore = -1;
    let seeds: Frontier | undefined;
    for (const bound of this.#rounds) {
      const joinsMax = Math.min(bound, this.#options.joinsMax);
      if (joinsMax === joinsBefore) {
        return;
      }
      const scheduler = makeScheduler({ ...this.#options, joinsMax }, seeds);
      await this.#rehearse(scheduler);
      await this.#searchTree(scheduler, joinsBefore);
      this.#takeLimits(scheduler, joinsMax);
      if (this.#hasStopped || !scheduler.cutBy.has('joinsMax')) {
        return;
      }
      joinsBefore = joinsMax;
      seeds = scheduler.frontier?.isFull === false ? scheduler.frontier : undefined;
    }
  }

  /** Adopts the limits that cut a round. Joins that a round left out count only if no further round follows. */
  #takeLimits({ cutBy }: SearchScheduler, joinsMax: number): void {
    for (const limit of cutBy) {
      if (limit !== 'joinsMax' || joinsMax === this.#options.joinsMax) {
        this.#tally.cutBy.add(limit);
      }
    }
  }

  /** Runs the first order slowly, so that uncontrolled code has time to go on by itself. The order is run again later, and counted then. */
  async #rehearse(scheduler: SearchScheduler): Promise<void> {
    if (this.#tally.played > 0) {
      return;
    }
    const mode = { patience: REHEARSAL_PATIENCE, isProbing: true, isCareful: true };
    const execution = await this.#runner.run(scheduler, mode);
    scheduler.ended(execution);
    if (this.#reached !== undefined || hasHungCheck(execution)) {
      // No further run is possible, so this one is counted.
      await this.#count([endedOrder(execution)]);
      this.#stopAtLimit(true);
    }
  }

  /** Runs all orders of a scheduler, and counts those with more joins than the earlier rounds allowed. */
  async #searchTree(scheduler: SearchScheduler, joinsBefore: number): Promise<void> {
    for (let isMore = true; isMore && !this.#hasStopped; ) {
      const { stuckCallers, hungChecks, played } = this.#tally;
      const { effectTimeoutMs, interleavingsMax, budgetMs } = this.#options;
      const batch = await this.#batches.next(scheduler, {
        patience: patienceAfter(stuckCallers, hungChecks, effectTimeoutMs),
        ordersMax: interleavingsMax - played,
        timeMs: budgetMs - this.#progress.elapsedMs,
      });
      isMore = batch.isMore;
      await this.#count(batch.orders.filter(({ joins }) => joins > joinsBefore));
      this.#stopAtLimit(isMore || scheduler.cutBy.has('joinsMax'));
      await this.#handOver(scheduler);
    }
  }

  /** Lets several threads search the rest, if it is large enough. */
  async #handOver(scheduler: SearchScheduler): Promise<void> {
    const left =
      this.#module === undefined || this.#hasStopped ? undefined : scheduler.rest?.(this.#options.joinsMax);
    if (left === undefined || !Crew.isWorthwhile(this.#progress.elapsedMs, scheduler.frontier?.size ?? 0)) {
      return;
    }
    const limit = await new Crew(String(this.#module), this.#findings, () => this.#reached).finish(left);
    await this.#count([]);
    this.#hasStopped = true;
    if (limit !== undefined) {
      this.#stop(limit);
    }
  }

  async #count(batch: readonly EndedOrder[]): Promise<void> {
    for (const order of batch) {
      if (!this.#hasStopped) {
        this.#tally.add(order);
      }
      if (this.#options.stopAtFirst && order.problems.length > 0) {
        this.#stop('stopAtFirst');
      }
      if (hasHungCheck(order)) {
        // Each further hung check would cost as much real time, and show nothing new.
        this.#stop('error');
      }
    }
    const { smallest: order } = this.#tally;
    if (order !== undefined && order !== this.#told.order) {
      this.#told = { order, smallest: await tellSmallest(this.#findings, order) };
    }
  }

  get #reached(): ReturnType<typeof reachedLimit> {
    return reachedLimit(this.#options, this.#tally.played, this.#progress.elapsedMs);
  }

  #stopAtLimit(isMore: boolean): void {
    if (isMore && this.#reached !== undefined) {
      this.#stop(this.#reached);
    }
  }

  #stop(limit: ExplorationLimit): void {
    this.#hasStopped = true;
    this.#tally.cutBy.add(limit);
  }
}

function hasHungCheck({ problems }: Pick<Execution, 'problems'>): boolean {
  return problems.some((problem) => problem.kind === 'deadlock' && problem.stuck.length === 0);
}
