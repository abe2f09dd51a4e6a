import { AsyncLocalStorage } from 'node:async_hooks';
import type { OutsideExplorationError } from './exploration-errors';

/** Stands for work that no caller began, such as a loop started in setup. */
export const BACKGROUND = -1;

/** Whoever is told what goes wrong beside the promises of the callers. */
export interface Witness {
  /** Hears of a rejection that nobody handled. */
  rejectionUnhandled(reason: unknown): void;
  /** Hears that a controlled function was used where it can have no turn. */
  misused(error: OutsideExplorationError): void;
}

/** On whose behalf code runs. */
export interface Place {
  /** The schedule it belongs to. */
  readonly stage: Witness;
  /** The index of the caller, or {@link BACKGROUND}. */
  readonly caller: number;
  /** The controlled operation whose effect it is part of. */
  readonly effect?: { readonly operation: string; running: boolean };
}

/** Follows each caller through its promises, so that the code under test need not say who it is. */
export const places = new AsyncLocalStorage<Place>();
