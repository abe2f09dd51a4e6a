import type { TurnKind, TurnOutcome } from './interleaving-run';

/** Somebody who waits to be given a turn. */
export interface ParkedTurn {
  /** The index of the caller, or `BACKGROUND`. */
  readonly caller: number;
  /** The kind of the caller, when it is the start of one. */
  readonly callerKind: string | undefined;
  /** What waits. */
  readonly kind: TurnKind;
  /** The name of what waits. */
  readonly operation: string;
  /** The number of the step during which it was called. */
  readonly calledAt: number;
  /** How long a timer was to wait; 0 for everything else. */
  readonly durationMs: number;
  /** What the explorer may choose, the least surprising first. */
  readonly choices: readonly TurnChoice[];
  /** Lets it go on. */
  resume(outcome: TurnOutcome): void;
}

/** One way to go on. */
export interface TurnChoice {
  /** The same in every schedule that comes to the same point, and different for different choices. */
  readonly key: string;
  /** How the operation goes. */
  readonly outcome: TurnOutcome;
}
