import type { Choice } from './choices';
import type { Execution } from './execution';
import type { Reaction } from './join-rule';
import type { PendingOperation } from './pending-operation';

/**
 * Decides what happens next in an order. The explorer has several: depth-first, random, by priorities (PCT), replay of an id.
 *
 * For each tick it is called in this sequence: `open` once, `join` until it returns undefined, then `reacted` once.
 */
export interface Scheduler {
  /** Begins another order. */
  begin(): void;
  /** Chooses the operation that opens the next tick. Undefined ends the order. */
  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined;
  /** Chooses an operation that goes on in the same tick, after its members. Undefined closes the tick. */
  join(execution: Execution, tick: OpenTick): Choice | undefined;
  /** Reports what ran because of the tick. */
  reacted(execution: Execution, tick: OpenTick, reaction: Reaction): void;
}

/** A tick while its members are chosen. */
export interface OpenTick {
  /** The operations that go on, in this order. */
  readonly members: readonly PendingOperation[];
  /** The other operations that waited when the tick began. The list changes as soon as the tick runs; copy it to keep it. */
  readonly rest: readonly PendingOperation[];
}
