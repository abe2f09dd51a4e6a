import type { ExplorationLimit } from '../experiment/exploration-options';
import type { EndedOrder, RememberedOrder } from './ended-order';
import type { Progress } from './progress';
import type { SeenOrders } from './seen-orders';

/** A failing order, and how small it is: what counts most comes first. */
interface SmallOrder {
  readonly order: RememberedOrder;
  readonly size: readonly number[];
}

/** What a part of a search has counted. */
export type TallyShare = Pick<
  ExplorationTally,
  (typeof SUMS)[number] | (typeof BIG_SUMS)[number] | (typeof FLAGS)[number] | 'callers'
> & {
  readonly samples: readonly RememberedOrder[];
  readonly smallest: SmallOrder | undefined;
  readonly example: SmallOrder | undefined;
};

const SUMS = ['explored', 'abandoned', 'repeated', 'stuckCallers', 'hungChecks'] as const;
const FLAGS = ['isControlled', 'hasTwins', 'hasSuccess'] as const;
const BIG_SUMS = ['interleavings', 'failing'] as const;

/** Adds up the orders of one search. */
export class ExplorationTally {
  readonly cutBy = new Set<ExplorationLimit>();
  /** Some orders spread over the search, to be run again: the 1st, the 4th, the 16th, the 64th … */
  readonly samples: RememberedOrder[] = [];
  interleavings = 0n;
  failing = 0n;
  explored = 0;
  /** How many orders were run although they had been run before, as chance had it. */
  repeated = 0;
  /** How many orders were given up on the way. */
  abandoned = 0;
  /** In how many of them callers waited forever. */
  stuckCallers = 0;
  /** In how many of them the check did. */
  hungChecks = 0;
  callers = 0;
  /** Whether anything but the start of a caller ever waited. */
  isControlled = false;
  /** Whether an order ever stood for others, since callers are of one kind. */
  hasTwins = false;
  /** Whether any caller ever ended well. */
  hasSuccess = false;
  readonly #experiment: string;
  readonly #progress: Progress;
  readonly #seen: SeenOrders | undefined;
  #smallest: SmallOrder | undefined;
  #example: SmallOrder | undefined;

  /** @param seen - Where orders are chosen by chance: tells those that are new. */
  constructor(experiment: string, progress: Progress, seen?: SeenOrders) {
    this.#experiment = experiment;
    this.#progress = progress;
    this.#seen = seen;
  }

  /** The smallest that failed. */
  get smallest(): RememberedOrder | undefined {
    return this.#smallest?.order;
  }

  /** The one that held against most. */
  get example(): RememberedOrder | undefined {
    return this.#example?.order;
  }

  /** How many were run, those given up on the way and those run before included. */
  get played(): number {
    return this.explored + this.abandoned + this.repeated;
  }

  /** Counts an order. */
  add(order: EndedOrder): void {
    this.callers = order.callers;
    this.isControlled ||= order.isControlled;
    if (order.isHeldBack) {
      this.cutBy.add('ringsMax');
    }
    if (this.#seen?.add(order.choices) === false) {
      this.repeated += 1;
    } else if (order.isAbandoned) {
      this.cutBy.add('stepsMax');
      this.abandoned += 1;
    } else {
      this.#addRun(order);
    }
    this.#progress.tell(this.#experiment, this);
  }

  /** What can be sent to another thread, to be added there. */
  get share(): TallyShare {
    const counted = [...SUMS, ...BIG_SUMS, ...FLAGS].map((name) => [name, this[name]]);
    const [callers, samples, smallest, example] = [this.callers, this.samples, this.#smallest, this.#example];
    return { ...Object.fromEntries(counted), callers, samples, smallest, example };
  }

  /** Adds what a part of the search has counted. */
  absorb(share: TallyShare): void {
    for (const name of SUMS) {
      this[name] += share[name];
    }
    for (const name of BIG_SUMS) {
      this[name] += share[name];
    }
    for (const name of FLAGS) {
      this[name] ||= share[name];
    }
    this.callers ||= share.callers;
    this.samples.push(...share.samples.slice(-1));
    this.#smallest = smallerOf(this.#smallest, share.smallest);
    this.#example = smallerOf(this.#example, share.example);
    this.#progress.tell(this.#experiment, this);
  }

  #addRun(order: EndedOrder): void {
    this.explored += 1;
    this.interleavings += order.weight;
    this.hasTwins ||= order.weight > 1n;
    this.hasSuccess ||= order.hasSuccess;
    if (isPowerOfFour(this.explored)) {
      this.samples.push(remember(order));
    }
    if (order.problems.length > 0) {
      this.#addFailing(order);
      return;
    }
    const adversity = order.faults + order.preemptions + order.joins;
    this.#example = smaller(this.#example, order, [-adversity]);
  }

  #addFailing(order: EndedOrder): void {
    this.failing += order.weight;
    for (const problem of order.problems) {
      if (problem.kind === 'deadlock') {
        this.stuckCallers += problem.stuck.length > 0 ? 1 : 0;
        this.hungChecks += problem.stuck.length > 0 ? 0 : 1;
      }
    }
    this.offer(order);
  }

  /** Takes an order that fails for the smallest, if it is; it is not counted. Says whether it was. */
  offer(order: EndedOrder): boolean {
    const before = this.#smallest;
    const { faults, joins, preemptions, steps, choices } = order;
    const idLength = choices.findLastIndex((choice) => choice !== 0) + 1;
    this.#smallest = smaller(before, order, [faults, joins, preemptions, steps, idLength]);
    return this.#smallest !== before;
  }
}

function remember({ choices, verdict }: EndedOrder): RememberedOrder {
  return { choices, verdict };
}

function isPowerOfFour(number: number): boolean {
  return Number.isInteger(Math.log2(number) / 2);
}

/** The smaller of two. Of two that are alike it takes the one with the smaller choices, whichever was run first. */
function smaller(one: SmallOrder | undefined, other: EndedOrder, size: readonly number[]): SmallOrder {
  const isFirst =
    one === undefined || (compare(size, one.size) || compare(other.choices, one.order.choices)) < 0;
  return isFirst ? { order: remember(other), size } : one;
}

/** Compares like words in a dictionary: what comes first counts most. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : Number(one[at]) - (other[at] ?? 0);
}

function smallerOf(one: SmallOrder | undefined, other: SmallOrder | undefined): SmallOrder | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return (compare(other.size, one.size) || compare(other.order.choices, one.order.choices)) < 0 ? other : one;
}
