import type { TurnKind, TurnOutcome } from '../execution/pending-operation';
import type { Resource } from '../experiment/turn-note';
import type { InterleavingRun } from '../report/interleaving-run';
import { noteInWords, resourceBadge } from '../report/note-in-words';
import { type TimedNote, timedNotes } from '../report/timed-note';

/** An operation, from its call to its completion. */
export interface Bar {
  readonly operation: string;
  readonly kind: TurnKind;
  readonly outcome: TurnOutcome;
  readonly from: number;
  readonly to: number;
  /** 0, unless another operation of the caller runs at the same time. */
  readonly row: number;
}

/** What a caller did to a variable, in a step. */
export interface Deed {
  readonly at: number;
  readonly kind: 'looked' | 'assigned';
  readonly inWords: string;
  /** 0, or a line further down when its neighbour would be in the way. */
  readonly line: number;
}

/** One caller, from its start to its end. */
export interface Lane {
  readonly name: string;
  readonly start: number;
  /** The step in which it ended; undefined when it waits for ever. */
  readonly end: number | undefined;
  readonly endInWords: string;
  readonly isGoodEnd: boolean;
  readonly bars: readonly Bar[];
  readonly deeds: readonly Deed[];
  readonly created: readonly { readonly at: number; readonly resource: Resource }[];
}

/** The lanes of a run, one for each caller. */
export function lanesOf(run: InterleavingRun): Lane[] {
  const notes = timedNotes(run);
  return run.callers.map((name, caller) => {
    const mine = notes.filter((note) => note.caller === caller);
    const steps = run.steps
      .map((step, index) => ({ ...step, at: index + 1 }))
      .filter((step) => step.caller === caller);
    const end = mine.find(({ note }) => note.kind === 'returned' || note.kind === 'rejected');
    return {
      name,
      start: steps.find(({ kind }) => kind === 'start')?.at ?? 0,
      end: end?.at,
      ...endOf(end, mine, caller < run.outcomes.length),
      bars: inRows(
        steps
          .filter(({ kind }) => kind !== 'start')
          .map((step) => ({ ...step, from: step.calledAt, to: step.at })),
      ),
      deeds: deedsOf(mine),
      created: mine.flatMap(({ note, at }) =>
        note.kind === 'created' ? [{ at, resource: note.resource }] : [],
      ),
    };
  });
}

function endOf(
  end: TimedNote | undefined,
  mine: readonly TimedNote[],
  isCaller: boolean,
): Pick<Lane, 'endInWords' | 'isGoodEnd'> {
  if (end === undefined) {
    return { endInWords: isCaller ? 'waits for ever' : '', isGoodEnd: false };
  }
  if (end.note.kind === 'rejected') {
    return { endInWords: `✗ ${end.note.reason}`, isGoodEnd: false };
  }
  const held = mine.findLast(({ note }) => note.kind === 'looked' || note.kind === 'assigned')?.note;
  const value = held?.kind === 'looked' ? held.found : held?.kind === 'assigned' ? held.value : undefined;
  return {
    endInWords: typeof value === 'object' ? `✓ has ${resourceBadge(value)}` : '✓ done',
    isGoodEnd: true,
  };
}

/** Leaves out what only repeats the deed before it, and looks at what the caller has just assigned itself. */
function deedsOf(mine: readonly TimedNote[]): Deed[] {
  const deeds: Deed[] = [];
  for (const { note, at } of mine) {
    const last = deeds.at(-1);
    const isRepeated = note.kind === 'looked' && last?.at === at;
    if ((note.kind === 'looked' || note.kind === 'assigned') && !isRepeated) {
      const isNear = last !== undefined && at - last.at <= 1;
      deeds.push({ at, kind: note.kind, inWords: noteInWords(note), line: isNear ? last.line + 1 : 0 });
    }
  }
  return deeds;
}

/** Puts operations of one caller that overlap in time into rows of their own. */
function inRows(bars: readonly Omit<Bar, 'row'>[]): Bar[] {
  const rowEnds: number[] = [];
  return bars
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
    .map((bar) => {
      const free = rowEnds.findIndex((end) => end <= bar.from);
      const row = free < 0 ? rowEnds.length : free;
      rowEnds[row] = bar.to;
      return { ...bar, row };
    });
}
