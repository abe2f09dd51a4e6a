import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin, neededJoins, type Reaction } from '../execution/join-rule';
import type { PendingOperation } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';
import { isCountedElsewhere } from '../execution/symmetry';
import type { ExplorationLimit } from '../experiment/exploration-options';
import { changedBehaviour } from './changed-behaviour';
import { type SearchLimits, withinLimits } from './search-limits';

/** A point where an order can go on in several ways. */
interface Branch {
  /** Whether it opens a tick, or lets others join one. */
  readonly isOpening: boolean;
  /** Those that could go on when the search first came here, to see that the code does the same when it comes again. */
  readonly able: readonly PendingOperation[];
  /** What is tried here, in this order. */
  readonly choices: readonly (Choice | undefined)[];
  /** Which of them is taken now. Taking nothing closes a tick. */
  at: number;
  /** The starts that, alone at this place, made nothing run. */
  quietStarts: Set<number | string> | undefined;
}

/** Where a search stands, to go back to. */
export type SearchPosition = readonly { readonly branch: Branch; readonly at: number }[];

/**
 * Walks the tree of all orders, depth first.
 *
 * Only the path to the present order is kept: an order is run again from its beginning along a known prefix. So memory does
 * not grow with the search, and each order is visited exactly once.
 */
export class DepthFirstScheduler implements Scheduler {
  /** The limits that kept something out. */
  readonly cutBy = new Set<ExplorationLimit>();
  readonly #limits: SearchLimits;
  #path: Branch[] = [];
  #depth = 0;
  #opening: Branch | undefined;
  /** Those that may have to join the present tick: what it leads to without them tells. */
  #candidates: readonly Choice[] = [];
  #isKnownToEnd = false;

  constructor(limits: SearchLimits) {
    this.#limits = limits;
  }

  begin(): void {
    this.#depth = 0;
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    const known = this.#path[this.#depth];
    if (known?.isOpening === false || (known === undefined && this.#isKnownToEnd)) {
      throw changedBehaviour(execution, known?.able ?? [], able);
    }
    const branch = known ?? this.#branchOut(execution, able);
    expectSame(execution, branch.able, able);
    this.#opening = branch;
    return this.#take(execution, branch, able);
  }

  join(execution: Execution, { members, rest }: OpenTick): Choice | undefined {
    const known = this.#path[this.#depth];
    if (known !== undefined) {
      return known.isOpening ? undefined : this.#take(execution, known, rest);
    }
    const { symmetry } = this.#limits;
    this.#candidates = joiningChoices(mayJoin(members, rest)).filter(
      ({ operation }) => !(symmetry && isCountedElsewhere(operation, rest)),
    );
    return;
  }

  reacted(execution: Execution, { members }: OpenTick, reaction: Reaction): void {
    const [first] = members;
    if (
      reaction.ran === 0 &&
      members.length === 1 &&
      first?.kind === 'start' &&
      this.#opening !== undefined
    ) {
      this.#opening.quietStarts ??= new Set();
      this.#opening.quietStarts.add(nameOf(first));
    }
    if (this.#candidates.length > 0) {
      this.#addJoins(execution, members, reaction);
      this.#candidates = [];
    }
  }

  /**
   * Hears that an order ended, by itself or given up.
   *
   * @throws NondeterminismError when it came further the last time it was on this path.
   */
  ended(execution: Execution): void {
    const missing = this.#path[this.#depth];
    if (missing !== undefined) {
      throw changedBehaviour(execution, missing.able, []);
    }
    this.#isKnownToEnd = true;
  }

  /** Turns to the next order: the deepest branch with something left to try. Says false when there is none. */
  advance(): boolean {
    this.#isKnownToEnd = false;
    for (let branch = this.#path.at(-1); branch !== undefined; branch = this.#path.at(-1)) {
      branch.at += 1;
      if (branch.at < branch.choices.length) {
        return true;
      }
      this.#path.pop();
    }
    return false;
  }

  /** Where the search stands now, between two orders. */
  get position(): SearchPosition {
    return this.#path.map((branch) => ({ branch, at: branch.at }));
  }

  /** Goes back to where it stood. */
  goBackTo(position: SearchPosition): void {
    this.#isKnownToEnd = false;
    this.#path = position.map(({ branch, at }) => Object.assign(branch, { at }));
  }

  #branchOut(execution: Execution, able: readonly PendingOperation[]): Branch {
    const { symmetry } = this.#limits;
    const choices = openingChoices(able, execution.lastCaller)
      .filter(({ operation }) => !(symmetry && isCountedElsewhere(operation, able)))
      .filter((choice) => withinLimits(choice, execution, this.#limits, this.cutBy));
    // Starts are tried first: whether one of them is quiet tells which joins are needed behind the others.
    const inOrder = choices.sort((one, other) => Number(isStart(other)) - Number(isStart(one)));
    const branch = { isOpening: true, able: [...able], choices: inOrder, at: 0, quietStarts: undefined };
    this.#path.push(branch);
    return branch;
  }

  #take(execution: Execution, branch: Branch, able: readonly PendingOperation[]): Choice | undefined {
    this.#depth += 1;
    const choice = branch.choices[branch.at];
    if (choice === undefined) {
      return;
    }
    const operation = able.find(({ id }) => id === choice.operation.id);
    if (operation === undefined) {
      throw changedBehaviour(execution, branch.able, able);
    }
    return { ...choice, operation };
  }

  #addJoins(execution: Execution, members: readonly PendingOperation[], reaction: Reaction): void {
    const candidates = this.#candidates;
    const needs = neededJoins(
      members,
      candidates.map(({ operation }) => operation),
      reaction,
      (start) => this.#opening?.quietStarts?.has(nameOf(start)) === true,
    );
    const needed = candidates.filter((_, index) => needs[index]);
    if (needed.length === 0) {
      return;
    }
    const { togetherMax, joinsMax } = this.#limits;
    if (members.length >= togetherMax || execution.joins >= joinsMax) {
      this.cutBy.add(members.length >= togetherMax ? 'togetherMax' : 'joinsMax');
      return;
    }
    const choices = needed.filter((choice) => withinLimits(choice, execution, this.#limits, this.cutBy));
    const able = choices.map(({ operation }) => operation);
    this.#path.push({
      isOpening: false,
      able,
      choices: [undefined, ...choices],
      at: 0,
      quietStarts: undefined,
    });
    this.#depth += 1;
  }
}

function isStart({ operation }: Choice): boolean {
  return operation.kind === 'start';
}

/** Callers of one kind are interchangeable here, too. */
function nameOf({ twin, id }: PendingOperation): number | string {
  return twin ?? id;
}

function expectSame(
  execution: Execution,
  before: readonly PendingOperation[],
  now: readonly PendingOperation[],
): void {
  const isSame =
    before.length === now.length &&
    before.every((one, index) => {
      const other = now[index];
      return (
        one.name === other?.name &&
        one.place.caller === other.place.caller &&
        one.kind === other.kind &&
        one.nth === other.nth &&
        one.canFault === other.canFault
      );
    });
  if (!isSame) {
    throw changedBehaviour(execution, before, now);
  }
}
