import type { InterleavingRun } from '../report/interleaving-run';
import { valueInWords } from '../report/note-in-words';
import { timedNotes } from '../report/timed-note';

/** A value of a shared variable, and from when the variable holds it. */
export interface HeldValue {
  readonly value: string;
  readonly from: number;
  /** The caller that assigned it; undefined for the initial value. */
  readonly by: string | undefined;
}

/** The values of a shared variable over time. */
export interface SlotTrack {
  readonly slot: string;
  readonly values: readonly HeldValue[];
}

/** The shared variables of a run, each with its values in order. */
export function slotTracksOf(run: InterleavingRun): SlotTrack[] {
  const tracks = new Map<string, HeldValue[]>();
  for (const { note, at, caller } of timedNotes(run)) {
    if (note.kind === 'looked' && !tracks.has(note.slot)) {
      tracks.set(note.slot, [{ value: valueInWords(note.found), from: 0, by: undefined }]);
    } else if (note.kind === 'assigned') {
      const known = tracks.get(note.slot) ?? [];
      tracks.set(note.slot, [
        ...known,
        { value: valueInWords(note.value), from: at, by: run.callers[caller] },
      ]);
    }
  }
  return [...tracks].map(([slot, values]) => ({
    slot,
    // A value that is overwritten in the same step takes no space.
    values: values.filter(({ from }, index) => values[index + 1]?.from !== from),
  }));
}
