import type { Resource } from '../experiment/turn-note';
import type { InterleavingRun } from '../report/interleaving-run';
import { noteInWords, resourceBadge } from '../report/note-in-words';
import { type TimedNote, timedNotes } from '../report/timed-note';
import { type Bar, barsOf } from './bar';

/** A bar in a row of a lane. Row 0 is that of the caller itself; the rows below it hold concurrent operations. */
export interface RowBar extends Bar {
  readonly row: number;
}

/** What a caller saw and did in a step. */
interface Deed {
  readonly at: number;
  readonly hasLooked: boolean;
  readonly lines: readonly { readonly inWords: string; readonly isLook: boolean }[];
}

/** A resource that was created in a step. */
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

/** What a caller did, without looks at a variable that it has seen or assigned in the same step before. */
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

/** Puts a resource into the row of the operation that created it. If that place is taken, the resource gets a row below all others. */
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
 * Puts overlapping operations of one caller into separate rows. An operation that goes on after its caller has ended never lies in
 * row 0, where the words about the end are.
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
