import type { ExplorationLimit } from '../experiment/exploration-options';
import type { EndedOrder, RememberedOrder } from './ended-order';
import type { Progress } from './progress';
import type { SeenOrders } from './seen-orders';

/** A failing order, and its size: a list of numbers, the most important first. */
interface SmallOrder {
  readonly order: RememberedOrder;
  readonly size: readonly number[];
}

/** The counts of one part of a search. */
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
  /** Some orders, to be run again as a check. They are spread over the search: the 1st, 4th, 16th, 64th … */
  readonly samples: RememberedOrder[] = [];
  interleavings = 0n;
  failing = 0n;
  explored = 0;
  /** How many orders a random search ran again. */
  repeated = 0;
  /** How many orders were given up before their end. */
  abandoned = 0;
  /** In how many orders a caller waited forever. */
  stuckCallers = 0;
  /** In how many orders the check waited forever. */
  hungChecks = 0;
  callers = 0;
  /** Whether anything other than the starts of callers ever waited. */
  isControlled = false;
  /** Whether an order ever stood for others, because callers have the same kind. */
  hasTwins = false;
  /** Whether a caller was ever fulfilled. */
  hasSuccess = false;
  readonly #experiment: string;
  readonly #progress: Progress;
  readonly #seen: SeenOrders | undefined;
  #smallest: SmallOrder | undefined;
  #example: SmallOrder | undefined;

  /** @param seen - For a random search: recognises orders that were run before. */
  constructor(experiment: string, progress: Progress, seen?: SeenOrders) {
    this.#experiment = experiment;
    this.#progress = progress;
    this.#seen = seen;
  }

  /** The smallest failing order. */
  get smallest(): RememberedOrder | undefined {
    return this.#smallest?.order;
  }

  /** The order that holds with the most faults, joins and preemptions. */
  get example(): RememberedOrder | undefined {
    return this.#example?.order;
  }

  /** How many orders were run, including those that were given up or repeated. */
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

  /** The counts in a form that can be posted to another thread, for {@link absorb}. */
  get share(): TallyShare {
    const counted = [...SUMS, ...BIG_SUMS, ...FLAGS].map((name) => [name, this[name]]);
    const [callers, samples, smallest, example] = [this.callers, this.samples, this.#smallest, this.#example];
    return { ...Object.fromEntries(counted), callers, samples, smallest, example };
  }

  /** Adds the counts of one part of the search. */
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

  /** Makes a failing order the smallest if it is smaller, without counting it. Returns whether it was. */
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

/** The smaller of two orders. Of two equal ones, the one with the smaller choices, so that the result does not depend on their sequence. */
function smaller(one: SmallOrder | undefined, other: EndedOrder, size: readonly number[]): SmallOrder {
  const isFirst =
    one === undefined || (compare(size, one.size) || compare(other.choices, one.order.choices)) < 0;
  return isFirst ? { order: remember(other), size } : one;
}

/** Compares lexicographically. */
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
