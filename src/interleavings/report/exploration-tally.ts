import type { Execution } from '../execution/execution';
import type { ExplorationLimit } from '../experiment/exploration-options';
import type { Progress } from './progress';
import type { SeenOrders } from './seen-orders';

/** An order that may be run again, and what came of it. */
export interface RememberedOrder {
  readonly choices: readonly number[];
  /** How it ended, as far as it must end so again. */
  readonly verdict: string;
}

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
  /** In how many of them callers waited for ever. */
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
  #smallest: { readonly order: RememberedOrder; readonly size: readonly number[] } | undefined;
  #example: { readonly order: RememberedOrder; readonly adversity: number } | undefined;

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
  add(execution: Execution): void {
    this.callers = execution.outcomes.length;
    this.isControlled ||= execution.isControlled;
    if (execution.isHeldBack) {
      this.cutBy.add('ringsMax');
    }
    if (this.#seen?.add(execution.choices) === false) {
      this.repeated += 1;
    } else if (execution.isAbandoned) {
      this.cutBy.add('stepsMax');
      this.abandoned += 1;
    } else {
      this.#addRun(execution);
    }
    this.#progress.tell(this.#experiment, this);
  }

  #addRun(execution: Execution): void {
    this.explored += 1;
    this.interleavings += execution.weight;
    this.hasTwins ||= execution.weight > 1n;
    this.hasSuccess ||= execution.outcomes.some(({ status }) => status === 'fulfilled');
    if (isPowerOfFour(this.explored)) {
      this.samples.push(remember(execution));
    }
    if (execution.problems.length > 0) {
      this.#addFailing(execution);
      return;
    }
    const adversity = execution.faults + execution.preemptions + execution.joins;
    if (this.#example === undefined || adversity > this.#example.adversity) {
      this.#example = { order: remember(execution), adversity };
    }
  }

  #addFailing(execution: Execution): void {
    this.failing += execution.weight;
    for (const problem of execution.problems) {
      if (problem.kind === 'deadlock') {
        this.stuckCallers += problem.stuck.length > 0 ? 1 : 0;
        this.hungChecks += problem.stuck.length > 0 ? 0 : 1;
      }
    }
    const { faults, joins, preemptions, steps, choices } = execution;
    const idLength = choices.findLastIndex((choice) => choice !== 0) + 1;
    const size = [faults, joins, preemptions, steps, idLength];
    if (this.#smallest === undefined || isSmaller(size, this.#smallest.size)) {
      this.#smallest = { order: remember(execution), size };
    }
  }
}

/** What has to be the same when an order is run again: how its callers end, and what kinds of problems it has. */
export function verdictOf({ outcomes, problems }: Pick<Execution, 'outcomes' | 'problems'>): string {
  const ends = outcomes.map(({ name, status }) => `${name} ${status}`);
  return [...ends, ...problems.map(({ kind }) => `problem: ${kind}`)].join(', ');
}

function remember(execution: Execution): RememberedOrder {
  return { choices: execution.choices, verdict: verdictOf(execution) };
}

function isPowerOfFour(number: number): boolean {
  return Number.isInteger(Math.log2(number) / 2);
}

/** Compares like words in a dictionary: what comes first counts most. */
function isSmaller(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && Number(one[at]) < Number(other[at]);
}
