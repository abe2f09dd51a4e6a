import type { CallerOutcome } from './interleaving-experiment';
import type { TraceNote } from './turn-note';

/** What was let go on in a step: the start of a caller, a controlled operation, or a timer. */
export type TurnKind = 'start' | 'operation' | 'timer';

/** How the operation of a step went. */
export type TurnOutcome = 'succeeds' | 'faults';

/** One step of an interleaving: one turn was given, and everything it led to without a further choice. */
export interface InterleavingStep {
  /** The index of the caller in {@link InterleavingRun.callers}. */
  readonly caller: number;
  /** What was given its turn. */
  readonly kind: TurnKind;
  /** The name of the controlled operation; `start` for the start of a caller. */
  readonly operation: string;
  /** The number of the step during which the operation was called, from 1; 0 before the first. */
  readonly calledAt: number;
  /** Whether it succeeded or a fault was injected. */
  readonly outcome: TurnOutcome;
  /** What was remarked during the step, in order. */
  readonly notes: readonly TraceNote[];
}

/** What went wrong in an interleaving. */
export interface InterleavingProblem {
  /** The kind of problem; stable. */
  readonly kind: 'check' | 'deadlock' | 'unhandled-rejection';
  /** What happened, in words: who waits, what the check said. */
  readonly message: string;
  /** The error behind it, if there is one. */
  readonly error?: unknown;
}

/** One interleaving, step by step. */
export interface InterleavingRun {
  /** Replays this very run: see {@link replayInterleaving}. */
  readonly id: string;
  /** The name of the experiment. */
  readonly experiment: string;
  /** The names of the callers; `background` comes last if work of no caller took turns. */
  readonly callers: readonly string[];
  /** What was remarked while the subject was set up. */
  readonly setupNotes: readonly TraceNote[];
  /** The steps, in order. */
  readonly steps: readonly InterleavingStep[];
  /** How each caller ended. */
  readonly outcomes: readonly CallerOutcome[];
  /** What went wrong; empty when the interleaving holds. */
  readonly problems: readonly InterleavingProblem[];
  /** How many injected faults there were. */
  readonly faults: number;
  /** How often a caller that could go on had to wait for another, or for a timer. */
  readonly switches: number;
}
