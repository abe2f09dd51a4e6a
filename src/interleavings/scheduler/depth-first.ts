import { type Choice, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { canNeedJoins, type Reaction } from '../execution/join-rule';
import type { PendingOperation } from '../execution/pending-operation';
import type { OpenTick } from '../execution/scheduler';
import { isCountedElsewhere } from '../execution/symmetry';
import type { ExplorationLimit } from '../experiment/exploration-options';
import { type Branch, type KnownChoice, rememberChoice, rememberOperation } from './branch';
import { changedBehaviour, expectSame } from './changed-behaviour';
import { Frontier, pathsFrom, type Seeds } from './frontier';
import { isStart, nameOf, neededChoices } from './needed-choices';
import { type SearchLimits, withinLimits } from './search-limits';
import type { SearchScheduler } from './search-scheduler';
import type { TreePart } from './tree-part';

/**
 * Visits all orders of the tree, depth first.
 *
 * It keeps only the path to the current order; each order is run from its beginning along the known prefix. So memory does not grow
 * with the search, and each order is visited exactly once.
 */
export class DepthFirstScheduler implements SearchScheduler {
  /** The limits that cut something off. */
  readonly cutBy = new Set<ExplorationLimit>();
  /** The joins that the limit of this round excluded. */
  readonly frontier = new Frontier();
  readonly #limits: SearchLimits;
  /** Where this round begins; undefined for the root of the tree. */
  readonly #seeds: Seeds | undefined;
  #seedsTaken = 0;
  #path: Branch[] = [];
  #depth = 0;
  #opening: Branch | undefined;
  /** The operations that may have to join the current tick. The reaction to the tick without them shows whether they have to. */
  #rest: readonly PendingOperation[] = [];
  #isKnownToEnd = false;

  /** @param seeds - The joins that the previous round excluded; this round begins there. */
  constructor(limits: SearchLimits, seeds?: Seeds) {
    this.#limits = limits;
    this.#seeds = seeds;
    this.#takeSeed();
  }

  begin(): void {
    this.#depth = 0;
    this.#rest = [];
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    const known = this.#path[this.#depth];
    if (known?.isOpening === false || (known === undefined && this.#isKnownToEnd)) {
      throw changedBehaviour(execution, known?.able ?? [], able);
    }
    if (known !== undefined) {
      expectSame(execution, known.able, able);
    }
    const branch = known ?? this.#branchOut(execution, able);
    this.#opening = branch;
    return this.#take(execution, branch, able);
  }

  join(execution: Execution, { rest }: OpenTick): Choice | undefined {
    const known = this.#path[this.#depth];
    if (known !== undefined) {
      return known.isOpening ? undefined : this.#take(execution, known, rest);
    }
    // Copy the list: it is needed after the tick has run, and by then the waiting operations have changed.
    this.#rest = [...rest];
    return;
  }

  reacted(execution: Execution, { members }: OpenTick, reaction: Reaction): void {
    const [first] = members;
    const isLoneStart = members.length === 1 && first?.kind === 'start';
    if (reaction.ran === 0 && isLoneStart && this.#opening !== undefined) {
      this.#opening.quietStarts ??= new Set();
      this.#opening.quietStarts.add(nameOf(first));
    }
    if (this.#rest.length > 0) {
      this.#addJoins(execution, members, reaction);
      this.#rest = [];
    }
  }

  /**
   * Reports that an order has ended, or was given up.
   *
   * @throws NondeterminismError when the order was longer at the last visit of this path.
   */
  ended(execution: Execution): void {
    const missing = this.#path[this.#depth];
    if (missing !== undefined) {
      throw changedBehaviour(execution, missing.able, []);
    }
    this.#isKnownToEnd = true;
  }

  /** Moves on to the next order: takes the next choice of the deepest branch that has one. Returns false if there is none. */
  advance(): boolean {
    this.#isKnownToEnd = false;
    for (let branch = this.#path.at(-1); branch !== undefined; branch = this.#path.at(-1)) {
      branch.at += 1;
      if (branch.at < branch.choices.length) {
        return true;
      }
      this.#path.pop();
    }
    return this.#takeSeed();
  }

  mark(): () => void {
    const path = this.#path.map((branch) => ({ branch, at: branch.at }));
    const seedsTaken = this.#seedsTaken;
    const frontierSize = this.frontier.size;
    return () => {
      this.#isKnownToEnd = false;
      this.#path = path.map(({ branch, at }) => Object.assign(branch, { at }));
      this.#seedsTaken = seedsTaken;
      this.frontier.cutTo(frontierSize);
    };
  }

  *rest(joinsMax: number): Generator<TreePart> {
    if (this.#path.length > 0) {
      yield this.#path;
    }
    yield* pathsFrom(this.#seeds, this.#seedsTaken);
    yield* pathsFrom(joinsMax > this.#limits.joinsMax ? this.frontier : undefined, 0);
  }

  #takeSeed(): boolean {
    const path = this.#seeds?.pathTo(this.#seedsTaken);
    if (path === undefined) {
      return false;
    }
    this.#path = path;
    this.#seedsTaken += 1;
    return true;
  }

  #branchOut(execution: Execution, able: readonly PendingOperation[]): Branch {
    const { symmetry } = this.#limits;
    const starts: KnownChoice[] = [];
    const others: KnownChoice[] = [];
    for (const choice of openingChoices(able, execution.lastCaller)) {
      const isNeeded = !(symmetry && isCountedElsewhere(choice.operation, able));
      if (isNeeded && withinLimits(choice, execution, this.#limits, this.cutBy)) {
        (isStart(choice) ? starts : others).push(rememberChoice(choice));
      }
    }
    const branch = {
      isOpening: true,
      able: able.map(rememberOperation),
      // Try starts first: a quiet start shows which joins are needed after the others.
      choices: starts.length === 0 ? others : starts.concat(others),
      at: 0,
      quietStarts: undefined,
    };
    this.#path.push(branch);
    return branch;
  }

  #take(execution: Execution, branch: Branch, able: readonly PendingOperation[]): Choice | undefined {
    this.#depth += 1;
    const choice = branch.choices[branch.at];
    if (choice === undefined) {
      return;
    }
    const { index, id, outcome, faults, preemptions } = choice;
    for (const operation of able) {
      if (operation.id === id) {
        return { index, operation, outcome, faults, preemptions };
      }
    }
    throw changedBehaviour(execution, branch.able, able);
  }

  #addJoins(execution: Execution, members: readonly PendingOperation[], reaction: Reaction): void {
    const { togetherMax, joinsMax, symmetry } = this.#limits;
    if (!canNeedJoins(this.#rest, reaction)) {
      return;
    }
    const isQuiet = (start: PendingOperation) => this.#opening?.quietStarts?.has(nameOf(start)) === true;
    const needed = neededChoices({ members, rest: this.#rest }, reaction, symmetry, isQuiet);
    if (needed.length === 0) {
      return;
    }
    if (members.length >= togetherMax) {
      this.cutBy.add('togetherMax');
      return;
    }
    const within = needed.filter((choice) => withinLimits(choice, execution, this.#limits, this.cutBy));
    if (within.length === 0) {
      return;
    }
    const able = within.map(({ operation }) => rememberOperation(operation));
    const choices = within.map(rememberChoice);
    const join = { isOpening: false, able, choices, at: 0, quietStarts: undefined };
    if (execution.joins >= joinsMax) {
      this.cutBy.add('joinsMax');
      this.frontier.add(this.#path, join);
      return;
    }
    this.#path.push({ ...join, choices: [undefined, ...choices] });
    this.#depth += 1;
  }
}
