import type { Choice } from '../execution/choices';
import type { PendingOperation } from '../execution/pending-operation';

/** The facts about a waiting operation that a search keeps. Plain data: it keeps no execution alive, and can be posted to threads. */
export interface KnownOperation extends Pick<PendingOperation, 'name' | 'kind' | 'nth' | 'canFault'> {
  readonly caller: number;
}

/** The facts about a choice that a search keeps. */
export interface KnownChoice extends Omit<Choice, 'operation'> {
  /** The id of the operation that goes on. */
  readonly id: number;
}

/** A node in the tree of orders, at which an order can go on in several ways. */
export interface Branch {
  /** Whether it opens a tick, or adds another operation to it. */
  readonly isOpening: boolean;
  /** The operations that could go on at the first visit. They show whether the code does the same at the next visit. */
  readonly able: readonly KnownOperation[];
  /** The choices to try here, in this order. `undefined` closes the tick. */
  readonly choices: readonly (KnownChoice | undefined)[];
  /** The index of the current choice. */
  at: number;
  /** The starts that caused nothing to run when they were alone in this tick. */
  quietStarts: Set<number | string> | undefined;
}

export function rememberOperation({ name, kind, nth, canFault, place }: PendingOperation): KnownOperation {
  return { name, kind, nth, canFault, caller: place.caller };
}

export function rememberChoice({ index, operation, outcome, faults, preemptions }: Choice): KnownChoice {
  return { index, id: operation.id, outcome, faults, preemptions };
}
