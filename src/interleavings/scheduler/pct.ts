import type { Choice } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { isAlone, type PendingOperation } from '../execution/pending-operation';
import type { RandomNumbers } from './random-numbers';
import { SamplingScheduler } from './sampling';
import type { SearchLimits } from './search-limits';

/** All timers and events share one priority, as if they were one more caller. */
const TIMERS = -2;

/**
 * Probabilistic concurrency testing, by Burckhardt, Kothari, Musuvathi and Nagarakatte (2010).
 *
 * Each caller gets a random priority, and the highest that can go on does. `depth - 1` random steps are change points: the caller
 * that would go on there gets the lowest priority.
 */
export class PctScheduler extends SamplingScheduler {
  readonly #depth: number;
  /** The expected number of steps of an order: that of the first one. */
  #stepsExpected: number | undefined;
  readonly #priorities = new Map<number, number>();
  /** The change points by step, with the new priority. */
  readonly #changes = new Map<number, number>();
  #step = 0;
  /** The caller of the last steps, and how many it took in a row. */
  #streak = { owner: TIMERS, length: 0 };
  #lowest = 0;

  constructor(limits: SearchLimits, seed: number, depth: number) {
    super(limits, seed);
    this.#depth = depth;
  }

  protected override prepare(random: RandomNumbers): void {
    this.#priorities.clear();
    this.#changes.clear();
    this.#step = 0;
    this.#streak = { owner: TIMERS, length: 0 };
    this.#lowest = 0;
    const steps = this.#stepsExpected ?? 1;
    // A step can hold one change, so more changes than steps are useless.
    for (let change = 1; change < Math.min(this.#depth, steps + 1); change += 1) {
      this.#changes.set(1 + random.below(steps), change / this.#depth);
    }
  }

  override ended(execution: Execution): void {
    this.#stepsExpected ??= Math.max(1, execution.steps);
  }

  protected pick(choices: readonly Choice[], random: RandomNumbers): Choice {
    this.#step += 1;
    let owner = this.#highest(choices, random);
    const changed = this.#changes.get(this.#step) ?? this.#tired(owner);
    if (changed !== undefined) {
      this.#priorities.set(owner, changed);
      owner = this.#highest(choices, random);
    }
    const isSame = owner === this.#streak.owner;
    this.#streak = { owner, length: isSame ? this.#streak.length + 1 : 1 };
    const own = choices.filter(({ operation }) => ownerOf(operation) === owner);
    return own[random.below(own.length)] as Choice;
  }

  protected override replaced(chosen: number, instead: number): void {
    // Both callers could go on, so both have a priority.
    const priority = this.#priorities.get(chosen) as number;
    this.#priorities.set(chosen, this.#priorities.get(instead) as number);
    this.#priorities.set(instead, priority);
    this.#streak = { owner: instead, length: 1 };
  }

  /** Demotes a caller that has taken as many consecutive steps as a whole order should have, so that it cannot starve the others. */
  #tired(owner: number): number | undefined {
    const { length } = this.#streak;
    if (owner !== this.#streak.owner || length < (this.#stepsExpected ?? Number.POSITIVE_INFINITY)) {
      return;
    }
    this.#lowest -= 1;
    return this.#lowest;
  }

  #highest(choices: readonly Choice[], random: RandomNumbers): number {
    let highest = { owner: TIMERS, priority: Number.NEGATIVE_INFINITY };
    for (const { operation } of choices) {
      const owner = ownerOf(operation);
      const priority = this.#priorities.get(owner) ?? 1 + random.next();
      this.#priorities.set(owner, priority);
      if (priority > highest.priority) {
        highest = { owner, priority };
      }
    }
    return highest.owner;
  }
}

function ownerOf(operation: PendingOperation): number {
  return isAlone(operation) ? TIMERS : operation.place.caller;
}
