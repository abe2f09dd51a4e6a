import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import type { PendingOperation } from '../execution/pending-operation';
import type { OpenTick } from '../execution/scheduler';
import { isCountedElsewhere } from '../execution/symmetry';
import type { ExplorationLimit } from '../experiment/exploration-options';
import { RandomNumbers } from './random-numbers';
import { type SearchLimits, withinLimits } from './search-limits';
import type { SearchScheduler } from './search-scheduler';

/**
 * Samples orders at random, without end.
 *
 * An order depends only on the seed and its number. For each order it also draws a probability of joins and one of faults, so
 * that some orders have many of them and others few.
 */
export abstract class SamplingScheduler implements SearchScheduler {
  readonly cutBy = new Set<ExplorationLimit>();
  readonly #limits: SearchLimits;
  readonly #seed: number;
  #order = 0;
  #random: RandomNumbers;
  #joinShare = 0;
  #faultShare = 0;

  constructor(limits: SearchLimits, seed: number) {
    this.#limits = limits;
    this.#seed = seed;
    this.#random = new RandomNumbers(seed, 0);
  }

  /** Chooses between several ways to go on, without faults; there is at least one. */
  protected abstract pick(choices: readonly Choice[], random: RandomNumbers): Choice;

  /** Draws the random parameters of a whole order. */
  protected prepare(_random: RandomNumbers): void {
    // A purely random scheduler has none.
  }

  /** Called when a caller starts in place of another of its kind, because the two are interchangeable. */
  protected replaced(_chosen: number, _instead: number): void {
    // A purely random scheduler treats all callers alike.
  }

  begin(): void {
    const random = new RandomNumbers(this.#seed, this.#order);
    this.#random = random;
    this.#joinShare = random.next();
    // The probability of a fault is at most one half, and small in most orders.
    this.#faultShare = random.next() ** 2 / 2;
    this.prepare(random);
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    return this.#decide(execution, openingChoices(able, execution.lastCaller), able);
  }

  join(execution: Execution, { members, rest }: OpenTick): Choice | undefined {
    const able = mayJoin(members, rest);
    if (able.length === 0 || this.#random.next() >= this.#joinShare) {
      return;
    }
    const { togetherMax, joinsMax } = this.#limits;
    if (members.length >= togetherMax || execution.joins >= joinsMax) {
      this.cutBy.add(members.length >= togetherMax ? 'togetherMax' : 'joinsMax');
      return;
    }
    return this.#decide(execution, joiningChoices(able), able);
  }

  reacted(): void {
    // What ran because of a tick does not influence a random choice.
  }

  ended(_execution: Execution): void {
    // A sampled order is checked only when it is run again.
  }

  advance(): boolean {
    this.#order += 1;
    return true;
  }

  mark(): () => void {
    const order = this.#order;
    return () => {
      this.#order = order;
    };
  }

  #decide(
    execution: Execution,
    choices: readonly Choice[],
    able: readonly PendingOperation[],
  ): Choice | undefined {
    const within = choices.filter((choice) => withinLimits(choice, execution, this.#limits, this.cutBy));
    const smooth = within.filter(({ faults }) => faults === 0);
    if (smooth.length === 0) {
      return;
    }
    const { operation } = this.#firstTwin(this.pick(smooth, this.#random), smooth, able);
    const ways = within.filter((choice) => choice.operation === operation);
    const isFaulty = ways.length > 1 && this.#random.next() < this.#faultShare;
    return isFaulty ? ways.at(-1) : ways[0];
  }

  /** Of several callers of one kind that have not started, lets the first start: an order stands for all those that swap them. */
  #firstTwin(chosen: Choice, choices: readonly Choice[], able: readonly PendingOperation[]): Choice {
    const { twin, place } = chosen.operation;
    if (!this.#limits.symmetry || !isCountedElsewhere(chosen.operation, able)) {
      return chosen;
    }
    const twins = choices.filter(({ operation }) => operation.twin === twin);
    const first = twins.reduce((one, other) =>
      other.operation.place.caller < one.operation.place.caller ? other : one,
    );
    this.replaced(place.caller, first.operation.place.caller);
    return first;
  }
}
