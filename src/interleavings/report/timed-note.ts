import type { TraceNote } from '../experiment/turn-note';
import type { InterleavingRun } from './interleaving-run';

/** A note, and the number of the step during which it was made; 0 during the set-up. */
export interface TimedNote extends TraceNote {
  readonly at: number;
}

/** All notes of a run, in order. */
export function timedNotes({ setupNotes, steps }: InterleavingRun): TimedNote[] {
  const afterwards = steps.flatMap(({ notes }, index) => notes.map((note) => ({ ...note, at: index + 1 })));
  return [...setupNotes.map((note) => ({ ...note, at: 0 })), ...afterwards];
}
