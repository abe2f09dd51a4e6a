import type { Choice } from './choices';
import type { Execution } from './execution';
import type { Reaction } from './join-rule';
import type { PendingOperation } from './pending-operation';

/**
 * Decides what happens next in an order. The explorer has several: depth first, at random, by priorities, by an id.
 *
 * Each tick is one `open`, then one `join` after the other until one says that nobody joins, and then one `reacted`.
 */
export interface Scheduler {
  /** Begins another order. */
  begin(): void;
  /** Says who opens the next tick, of those that can; nobody ends the order. */
  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined;
  /** Says who goes on in the same tick behind those that do already; nobody closes the tick. */
  join(execution: Execution, tick: OpenTick): Choice | undefined;
  /** Hears what a tick has led to. */
  reacted(execution: Execution, tick: OpenTick, reaction: Reaction): void;
}

/** A tick while it is put together. */
export interface OpenTick {
  /** Who goes on, in this order. */
  readonly members: readonly PendingOperation[];
  /** Who else waited when it began. It changes as soon as the tick runs: whoever needs it then takes a copy. */
  readonly rest: readonly PendingOperation[];
}
