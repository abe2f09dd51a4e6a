import type { TurnKind, TurnOutcome } from '../execution/pending-operation';
import type { CallerOutcome } from '../experiment/interleaving-experiment';
import type { TraceNote } from '../experiment/turn-note';

/** One step of an interleaving: a caller that waited went on, and did everything up to its next wait. */
export interface InterleavingStep {
  /** The index of the caller in {@link InterleavingRun.callers}. */
  readonly caller: number;
  /** What went on. */
  readonly kind: TurnKind;
  /** The name of the controlled operation; `start` for the start of a caller. */
  readonly operation: string;
  /** The number of the step during which the operation was called, from 1; 0 before the first. */
  readonly calledAt: number;
  /** Whether it succeeded or a fault was injected. */
  readonly outcome: TurnOutcome;
  /**
   * The number of the tick, from 1. Steps of one tick share one callback of the event loop. They go on one after another, and
   * their consequences run only after the last of them.
   */
  readonly tick: number;
  /** The arguments of the operation, shortened and safe to print: `42, "Ada"`. Left out where there are none. */
  readonly arguments?: string;
  /** What the operation returned, or its error, shortened and safe to print. Left out where there is nothing to show. */
  readonly result?: string;
  /** Whether {@link InterleavingStep.result} is an error that the operation threw, or with which its promise was rejected. */
  readonly failed?: true;
  /** The notes that were made during the step, in order. */
  readonly notes: readonly TraceNote[];
}

/** What went wrong in an interleaving. */
export interface InterleavingProblem {
  /** The kind of problem; stable. */
  readonly kind: 'check' | 'deadlock' | 'unhandled-rejection' | 'uncaught-exception';
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
  /** The names of the callers; `background` comes last if work of no caller went on. */
  readonly callers: readonly string[];
  /** The notes that were made while the subject was set up. */
  readonly setupNotes: readonly TraceNote[];
  /** The steps, in order. */
  readonly steps: readonly InterleavingStep[];
  /** How each caller ended. */
  readonly outcomes: readonly CallerOutcome[];
  /** What went wrong; empty when the interleaving holds. */
  readonly problems: readonly InterleavingProblem[];
  /** How many injected faults there were. */
  readonly faults: number;
  /** How often a caller that could go on had to wait for another caller or for a timer. */
  readonly preemptions: number;
  /** How many steps shared the tick of the step before them. */
  readonly joins: number;
}
