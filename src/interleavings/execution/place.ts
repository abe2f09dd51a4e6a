import type { ExplorationError } from '../exploration-error';

/** Stands for work that no caller began, such as a loop started in setup. */
export const BACKGROUND = -1;

/** The order that a piece of code belongs to, and that hears what goes wrong beside the promises of its callers. */
export interface Home {
  /** Whether it has ended, so that what still runs of it counts no more. */
  readonly isOver: boolean;
  /** Whether its callers go on or are made, so that nobody may wait for anything but the explorer. */
  readonly isControlling: boolean;
  /** Hears of a rejection that nobody handled; says whether it is taken care of. */
  rejectionUnhandled(reason: unknown, place: Place): boolean;
  /** Hears of an error that nobody caught. */
  errorUncaught(error: unknown): void;
  /** Hears that a controlled function was used where it cannot wait. */
  misused(error: ExplorationError): void;
}

/** The effect of a controlled operation. */
export interface Effect {
  readonly operation: string;
  running: boolean;
  /** Whether its caller has gone on, so that nobody waits for what still runs of it. */
  isLeft: boolean;
}

/** On whose behalf code runs. */
export interface Place {
  /** The order it belongs to. */
  readonly home: Home;
  /** The index of the caller, or {@link BACKGROUND}. */
  readonly caller: number;
  /** The controlled operation whose effect it is part of. */
  readonly effect?: Effect;
}
