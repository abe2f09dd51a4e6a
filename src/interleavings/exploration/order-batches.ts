import { clockMs } from '../barriers/event-loop';
import { nextOwnCallback } from '../execution/own-callback';
import type { Patience } from '../execution/patience';
import { type EndedOrder, endedOrder } from '../report/ended-order';
import type { SearchScheduler } from '../scheduler/search-scheduler';
import type { OrderRunner } from './order-runner';

/** Other work of the process gets its time, and rejections are looked for, after as many orders or as much time. */
const BATCH_ORDERS = 64;
const BATCH_MS = 5;

/** How far a batch may go. */
interface BatchPlan {
  readonly patience: Patience;
  readonly ordersMax: number;
  readonly timeMs: number;
}

/** Orders that were run, and whether there are others. */
export interface Batch {
  readonly orders: readonly EndedOrder[];
  readonly isMore: boolean;
}

/** Runs the orders that a scheduler leads to, some at a time. */
export class OrderBatches {
  readonly #runner: OrderRunner;
  /** Whether each order is watched for rejections that nobody handles before its verdict. */
  #isCareful = false;

  constructor(runner: OrderRunner) {
    this.#runner = runner;
  }

  /** Runs at least one order. */
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
