import type { InterleavingRun } from '../report/interleaving-run';
import { valueInWords } from '../report/note-in-words';
import { timedNotes } from '../report/timed-note';

/** What a shared variable holds for a while. */
export interface HeldValue {
  readonly value: string;
  readonly from: number;
  /** Who assigned it; undefined for what it held before. */
  readonly by: string | undefined;
}

/** A shared variable over time. */
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
    // What is overwritten in the same step was there for no time.
    values: values.filter(({ from }, index) => values[index + 1]?.from !== from),
  }));
}
