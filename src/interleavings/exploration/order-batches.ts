import { clockMs } from '../barriers/event-loop';
import { nextOwnCallback } from '../execution/own-callback';
import type { Patience } from '../execution/patience';
import { type EndedOrder, endedOrder } from '../report/ended-order';
import type { SearchScheduler } from '../scheduler/search-scheduler';
import type { OrderRunner } from './order-runner';

/** After this many orders, or this much time, other work of the process may run, and unhandled rejections are collected. */
const BATCH_ORDERS = 64;
const BATCH_MS = 5;

/** The limits of a batch. */
interface BatchPlan {
  readonly patience: Patience;
  readonly ordersMax: number;
  readonly timeMs: number;
}

/** The orders that were run, and whether the scheduler has more. */
export interface Batch {
  readonly orders: readonly EndedOrder[];
  readonly isMore: boolean;
}

/** Runs the orders of a scheduler in batches. */
export class OrderBatches {
  readonly #runner: OrderRunner;
  /** Whether unhandled rejections are awaited before the verdict of each order. */
  #isCareful = false;

  constructor(runner: OrderRunner) {
    this.#runner = runner;
  }

  /** Runs the next batch, with at least one order. */
  async next(scheduler: SearchScheduler, plan: BatchPlan): Promise<Batch> {
    const goBack = scheduler.mark();
    const { ordersRun } = this.#runner;
    let batch: Batch;
    try {
      batch = await this.#run(scheduler, plan);
    } finally {
      await nextOwnCallback();
    }
    if (!this.#runner.hasHeardTooLate(this.#isCareful ? undefined : ordersRun)) {
      return batch;
    }
    this.#isCareful = true;
    goBack();
    return await this.next(scheduler, plan);
  }

  async #run(scheduler: SearchScheduler, { patience, ordersMax, timeMs }: BatchPlan): Promise<Batch> {
    const sizeMax = Math.min(this.#isCareful ? 1 : BATCH_ORDERS, ordersMax);
    const deadlineMs = clockMs() + Math.min(BATCH_MS, timeMs);
    const orders: EndedOrder[] = [];
    let isMore = true;
    while (isMore && (orders.length === 0 || (orders.length < sizeMax && clockMs() < deadlineMs))) {
      const execution = await this.#runner.run(scheduler, { patience, isCareful: this.#isCareful });
      scheduler.ended(execution);
      orders.push(endedOrder(execution));
      isMore = scheduler.advance();
    }
    return { orders, isMore };
  }
}
