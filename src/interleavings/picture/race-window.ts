import type { InterleavingRun } from '../report/interleaving-run';
import { type TimedNote, timedNotes } from '../report/timed-note';

/** The time between a look of a caller at a variable and its own assignment, if another caller assigned the variable in between. */
export interface RaceWindow {
  readonly caller: number;
  readonly slot: string;
  /** The step of the look. */
  readonly from: number;
  /** The step of the assignment. */
  readonly to: number;
}

/** The first race window of a failing run: what the caller saw was no longer true when it acted on it. */
export function raceWindowOf(run: InterleavingRun): RaceWindow | undefined {
  if (run.problems.length === 0) {
    return;
  }
  const notes = timedNotes(run);
  const windows = notes.flatMap((use, index) => windowEndingWith(use, notes.slice(0, index)));
  return windows.sort((one, other) => one.from - other.from)[0];
}

function windowEndingWith({ caller, note, at }: TimedNote, before: readonly TimedNote[]): RaceWindow[] {
  if (note.kind !== 'assigned') {
    return [];
  }
  const { slot } = note;
  const look = before.findLastIndex(
    (each) => each.caller === caller && each.note.kind === 'looked' && each.note.slot === slot,
  );
  const isStale = before
    .slice(look + 1)
    .some((each) => each.caller !== caller && each.note.kind === 'assigned' && each.note.slot === slot);
  const from = before[look]?.at;
  return from !== undefined && isStale ? [{ caller, slot, from, to: at }] : [];
}
