import type { Choice } from '../execution/choices';
import type { PendingOperation } from '../execution/pending-operation';

/** What a search remembers of something that waited. It is plain, so that no order is kept for it, and others can be sent it. */
export interface KnownOperation extends Pick<PendingOperation, 'name' | 'kind' | 'nth' | 'canFault'> {
  readonly caller: number;
}

/** What a search remembers of a choice. */
export interface KnownChoice extends Omit<Choice, 'operation'> {
  /** Which of those that can go on would do so. */
  readonly id: number;
}

/** A point where an order can go on in several ways. */
export interface Branch {
  /** Whether it opens a tick, or lets others join one. */
  readonly isOpening: boolean;
  /** Those that could go on when the search first came here, to see that the code does the same when it comes again. */
  readonly able: readonly KnownOperation[];
  /** What is tried here, in this order. */
  readonly choices: readonly (KnownChoice | undefined)[];
  /** Which of them is taken now. Taking nothing closes a tick. */
  at: number;
  /** The starts that, alone at this place, made nothing run. */
  quietStarts: Set<number | string> | undefined;
}

export function rememberOperation({ name, kind, nth, canFault, place }: PendingOperation): KnownOperation {
  return { name, kind, nth, canFault, caller: place.caller };
}

export function rememberChoice({ index, operation, outcome, faults, preemptions }: Choice): KnownChoice {
  return { index, id: operation.id, outcome, faults, preemptions };
}
