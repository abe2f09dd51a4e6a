import { clockMs, nextTurn } from '../barriers/event-loop';
import type { Execution } from '../execution/execution';
import { patienceAfter, REHEARSAL_PATIENCE } from '../execution/patience';
import type { CompleteOptions } from '../experiment/complete-exploration-options';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { ExplorationError } from '../exploration-error';
import type { Exploration } from '../report/exploration';
import { ExplorationTally } from '../report/exploration-tally';
import { Progress } from '../report/progress';
import { SeenOrders } from '../report/seen-orders';
import type { Frontier } from '../scheduler/frontier';
import { makeScheduler } from '../scheduler/make-scheduler';
import type { SearchScheduler } from '../scheduler/search-scheduler';
import { checkClaim } from './check-claim';
import { OrderRunner } from './order-runner';
import { tellExploration } from './tell-exploration';

/** How many joins an order may have, one search after another: the cheap bugs come first, and all orders in the end. */
export const JOIN_ROUNDS: readonly number[] = [0, 1, 2, Number.POSITIVE_INFINITY];

/** Other work of the process gets its time, and rejections are looked for, after as many orders or as much time. */
const BATCH_ORDERS = 64;
const BATCH_MS = 5;

/** What a search may share with others. */
export interface SearchParts {
  readonly progress?: Progress;
  /** How many joins an order may have, one search after the other. */
  readonly rounds?: readonly number[];
  /** Whether a larger search follows where this one was cut: the claim is that of the larger one then. */
  readonly isPartOfMore?: boolean;
}

/** One search through all orders of an experiment. */
export class Search {
  readonly #experiment: InterleavingExperiment;
  readonly #options: CompleteOptions;
  readonly #tally: ExplorationTally;
  readonly #runner: OrderRunner;
  readonly #progress: Progress;
  readonly #rounds: readonly number[];
  readonly #isPartOfMore: boolean;
  /** Whether each order is watched for rejections that nobody handles before its verdict. */
  #isCareful = false;
  #hasStopped = false;

  constructor(
    experiment: InterleavingExperiment,
    options: CompleteOptions,
    { progress = new Progress(options), rounds = roundsOf(options), isPartOfMore = false }: SearchParts = {},
  ) {
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
  }

  /** Runs it to its end, or until a limit stops it. */
  async run(): Promise<Exploration> {
    const search = {
      experiment: this.#experiment,
      options: this.#options,
      tally: this.#tally,
      runner: this.#runner,
    };
    try {
      await this.#searchRounds();
      if (!this.#isPartOfMore || this.#tally.failing > 0n || this.#tally.cutBy.size === 0) {
        await checkClaim(search);
      }
      return await tellExploration(search);
    } catch (error) {
      // What was found is worth telling, whatever came after it.
      const hasFound = this.#tally.failing > 0n && error instanceof ExplorationError;
      throw hasFound ? Object.assign(error, { found: await tellExploration(search) }) : error;
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

  /** That a round left joins out counts only where no further round follows. */
  #takeLimits({ cutBy }: SearchScheduler, joinsMax: number): void {
    for (const limit of cutBy) {
      if (limit !== 'joinsMax' || joinsMax === this.#options.joinsMax) {
        this.#tally.cutBy.add(limit);
      }
    }
  }

  /** Runs the first order slowly, so that whoever goes on by itself has the time to do so; it is run again and counted then. */
  async #rehearse(scheduler: SearchScheduler): Promise<void> {
    if (this.#tally.played > 0) {
      return;
    }
    const mode = { patience: REHEARSAL_PATIENCE, isProbing: true, isCareful: true };
    scheduler.ended(await this.#runner.run(scheduler, mode));
  }

  /** Runs all orders that a scheduler leads to, and counts those with more joins than the rounds before had. */
  async #searchTree(scheduler: SearchScheduler, joinsBefore: number): Promise<void> {
    for (let isMore = true; isMore && !this.#hasStopped; ) {
      const goBack = scheduler.mark();
      const batch: Execution[] = [];
      try {
        isMore = await this.#runBatch(scheduler, batch);
      } finally {
        await nextTurn();
      }
      if (!this.#isCareful && batch.some(({ hasLateRejections }) => hasLateRejections)) {
        this.#isCareful = true;
        goBack();
        isMore = true;
        continue;
      }
      this.#count(batch.filter(({ joins }) => joins > joinsBefore));
      this.#stopAtLimit(isMore || scheduler.cutBy.has('joinsMax'));
    }
  }

  async #runBatch(scheduler: SearchScheduler, batch: Execution[]): Promise<boolean> {
    const { interleavingsMax, effectTimeoutMs } = this.#options;
    const { stuckCallers, hungChecks, played } = this.#tally;
    const patience = patienceAfter(stuckCallers, hungChecks, effectTimeoutMs);
    const sizeMax = Math.min(this.#isCareful ? 1 : BATCH_ORDERS, interleavingsMax - played);
    const deadlineMs = clockMs() + BATCH_MS;
    let isMore = true;
    while (isMore && batch.length < sizeMax && clockMs() < deadlineMs) {
      const execution = await this.#runner.run(scheduler, { patience, isCareful: this.#isCareful });
      scheduler.ended(execution);
      batch.push(execution);
      isMore = scheduler.advance();
    }
    return isMore;
  }

  #count(batch: readonly Execution[]): void {
    for (const execution of batch) {
      if (!this.#hasStopped) {
        this.#tally.add(execution);
      }
      if (this.#options.stopAtFirst && execution.problems.length > 0) {
        this.#stop('stopAtFirst');
      }
    }
  }

  #stopAtLimit(isMore: boolean): void {
    const { interleavingsMax, budgetMs, signal } = this.#options;
    if (isMore && this.#tally.played >= interleavingsMax) {
      this.#stop('interleavingsMax');
    } else if (isMore && this.#progress.elapsedMs > budgetMs) {
      this.#stop('budgetMs');
    } else if (isMore && signal?.aborted) {
      this.#stop('signal');
    }
  }

  #stop(limit: 'stopAtFirst' | 'interleavingsMax' | 'budgetMs' | 'signal'): void {
    this.#hasStopped = true;
    this.#tally.cutBy.add(limit);
  }
}

/** Whether a search tries orders by chance, so that it never knows whether all were tried. */
export function isSampling({ scheduler }: Pick<CompleteOptions, 'scheduler'>): boolean {
  return scheduler.kind !== 'depth-first';
}

function roundsOf(options: CompleteOptions): readonly number[] {
  return isSampling(options) ? [Number.POSITIVE_INFINITY] : JOIN_ROUNDS;
}
