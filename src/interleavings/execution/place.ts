import type { ExplorationError } from '../exploration-error';

/** The index for work that no caller started, such as a loop that was started in setup. */
export const BACKGROUND = -1;

/** The order that code belongs to. It receives the errors that do not reject the promise of a caller. */
export interface Home {
  /** Whether the order has ended, so that code that still runs no longer counts. */
  readonly isOver: boolean;
  /** Whether only the explorer may let code wait: during setup and exploration. */
  readonly isControlling: boolean;
  /** Receives an unhandled rejection. Returns whether the order deals with it. */
  rejectionUnhandled(reason: unknown, place: Place): boolean;
  /** Receives an uncaught error. */
  errorUncaught(error: unknown): void;
  /** Receives the error of a controlled function that was called where it cannot wait. */
  misused(error: ExplorationError): void;
}

/** The effect of a controlled operation. */
export interface Effect {
  readonly operation: string;
  running: boolean;
  /** Whether its caller has gone on, so that nothing awaits the rest of the effect. */
  isLeft: boolean;
}

/** The order, the caller and the effect to which running code belongs. */
export interface Place {
  /** The order it belongs to. */
  readonly home: Home;
  /** The index of the caller, or {@link BACKGROUND}. */
  readonly caller: number;
  /** The controlled operation whose effect runs. */
  readonly effect?: Effect;
}
