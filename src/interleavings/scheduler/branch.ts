import type { Choice } from '../execution/choices';
import type { PendingOperation } from '../execution/pending-operation';

/** What a search remembers of something that waited. */
export interface KnownOperation extends Pick<PendingOperation, 'id' | 'name' | 'kind' | 'nth' | 'canFault'> {
  readonly place: { readonly caller: number };
}

/** What a search remembers of a choice. */
interface KnownChoice extends Omit<Choice, 'operation'> {
  readonly operation: KnownOperation;
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
