import type { Resource } from '../experiment/turn-note';
import type { InterleavingRun } from '../report/interleaving-run';
import { noteInWords, resourceBadge } from '../report/note-in-words';
import { type TimedNote, timedNotes } from '../report/timed-note';
import { type Bar, barsOf } from './bar';

/** What lies in a row of a lane: 0 is the row of the caller itself, those below are for what goes on beside it. */
export interface RowBar extends Bar {
  readonly row: number;
}

/** What a caller saw and did in a step. */
interface Deed {
  readonly at: number;
  readonly hasLooked: boolean;
  readonly lines: readonly { readonly inWords: string; readonly isLook: boolean }[];
}

/** Something that came to life in a step. */
interface Creation {
  readonly at: number;
  readonly row: number;
  readonly resource: Resource;
}

/** One caller, from its start to its end. */
export interface Lane {
  readonly name: string;
  readonly start: number;
  /** The step in which it ended; undefined when it waits forever. */
  readonly end: number | undefined;
  readonly endInWords: string;
  readonly isGoodEnd: boolean;
  readonly bars: readonly RowBar[];
  readonly deeds: readonly Deed[];
  readonly created: readonly Creation[];
}

/** The lanes of a run, one for each caller. */
export function lanesOf(run: InterleavingRun): Lane[] {
  const notes = timedNotes(run);
  const numbered = run.steps.map((step, index) => ({ ...step, at: index + 1 }));
  return run.callers.map((name, caller) => {
    const mine = notes.filter((note) => note.caller === caller);
    const steps = numbered.filter((step) => step.caller === caller);
    const ending = mine.find(({ note }) => note.kind === 'returned' || note.kind === 'rejected');
    const bars = inRows(barsOf(steps), ending?.at);
    return {
      name,
      start: steps.find(({ kind }) => kind === 'start')?.at ?? 0,
      end: ending?.at,
      ...endOf(ending, mine, caller < run.outcomes.length),
      bars,
      deeds: deedsOf(mine),
      created: creationsOf(mine, bars, ending?.at),
    };
  });
}

function endOf(
  ending: TimedNote | undefined,
  mine: readonly TimedNote[],
  isCaller: boolean,
): Pick<Lane, 'endInWords' | 'isGoodEnd'> {
  if (ending === undefined) {
    return { endInWords: isCaller ? 'waits forever' : '', isGoodEnd: false };
  }
  if (ending.note.kind === 'rejected') {
    return { endInWords: `✗ ${ending.note.reason}`, isGoodEnd: false };
  }
  const held = mine.findLast(({ note }) => note.kind === 'looked' || note.kind === 'assigned')?.note;
  const value = held?.kind === 'looked' ? held.found : held?.kind === 'assigned' ? held.value : undefined;
  return {
    endInWords: typeof value === 'object' ? `✓ has ${resourceBadge(value)}` : '✓ done',
    isGoodEnd: true,
  };
}

/** Leaves out looks at a variable that the caller has just seen or assigned in the same step. */
function deedsOf(mine: readonly TimedNote[]): Deed[] {
  const deeds = new Map<number, { inWords: string; isLook: boolean; slot: string }[]>();
  for (const { note, at } of mine) {
    const before = deeds.get(at) ?? [];
    if (note.kind === 'looked' || note.kind === 'assigned') {
      const isLook = note.kind === 'looked';
      const isRepeated = isLook && before.some(({ slot }) => slot === note.slot);
      const deed = { inWords: noteInWords(note), isLook, slot: note.slot };
      deeds.set(at, isRepeated ? before : [...before, deed]);
    }
  }
  return [...deeds].map(([at, lines]) => ({ at, hasLooked: lines.some(({ isLook }) => isLook), lines }));
}

/** In the row of the operation that created it; what has no place there lies below all of them. */
function creationsOf(mine: readonly TimedNote[], bars: readonly RowBar[], end = Infinity): Creation[] {
  const creations: Creation[] = [];
  let below = Math.max(0, ...bars.map(({ row }) => row));
  for (const { note, at } of mine) {
    if (note.kind !== 'created') {
      continue;
    }
    const row = bars.find(({ effect }) => effect === at)?.row ?? 0;
    const isTaken =
      (row === 0 && at > end) ||
      bars.some((bar) => bar.row === row && bar.from < at && at < bar.to && bar.effect !== at) ||
      creations.some((other) => other.at === at && other.row === row);
    below += isTaken ? 1 : 0;
    creations.push({ at, row: isTaken ? below : row, resource: note.resource });
  }
  return creations;
}

/**
 * Puts operations of one caller that overlap in time into rows of their own. What goes on after the caller has ended never
 * lies in its own row, where the words about the end are.
 */
function inRows(bars: readonly Bar[], end = Number.POSITIVE_INFINITY): RowBar[] {
  const rowEnds: number[] = [];
  return bars
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
    .map((bar) => {
      const isOutliving = bar.to > end;
      const free = rowEnds.findIndex((rowEnd, row) => rowEnd <= bar.from && !(isOutliving && row === 0));
      const row = free >= 0 ? free : Math.max(rowEnds.length, isOutliving ? 1 : 0);
      rowEnds[0] ??= 0;
      rowEnds[row] = bar.to;
      return { ...bar, row };
    });
}
