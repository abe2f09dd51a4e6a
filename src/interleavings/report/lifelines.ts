import type { Resource, SlotValue } from '../experiment/turn-note';
import type { InterleavingRun } from './interleaving-run';
import { type TimedNote, timedNotes } from './timed-note';

/**
 * The fate of a resource: held by a variable at the end, closed, or neither. In a failing run, the last case is a leak, because
 * nothing can close the resource any more.
 */
type Fate = 'kept' | 'closed' | 'open' | 'leaked';

/** The life of a resource. */
export interface Lifeline {
  readonly resource: Resource;
  /** The step in which it was created. */
  readonly from: number;
  /** The step in which it was closed; undefined when it never was. */
  readonly to: number | undefined;
  /** Its fate. */
  readonly fate: Fate;
  /** The fate in words, for the end of its line. */
  readonly fateInWords: string;
}

/** The lifelines of all resources of a run, in order of creation. */
export function lifelinesOf(run: InterleavingRun): Lifeline[] {
  const notes = timedNotes(run);
  const isFailing = run.problems.length > 0;
  return notes.flatMap(({ note, at }) => {
    if (note.kind !== 'created') {
      return [];
    }
    const { resource } = note;
    const closing = notes.find(
      (each) => each.at >= at && each.note.kind === 'closed' && isSame(each.note.resource, resource),
    );
    const holder = holderOf(resource, notes);
    return [{ resource, from: at, to: closing?.at, ...fateOf(closing !== undefined, holder, isFailing) }];
  });
}

function fateOf(
  isClosed: boolean,
  holder: string | undefined,
  isFailing: boolean,
): Pick<Lifeline, 'fate' | 'fateInWords'> {
  if (isClosed) {
    return { fate: 'closed', fateInWords: 'closed' };
  }
  if (holder !== undefined) {
    return { fate: 'kept', fateInWords: `the ${holder}` };
  }
  return isFailing
    ? { fate: 'leaked', fateInWords: 'leaked: nobody can close it' }
    : { fate: 'open', fateInWords: 'still open' };
}

/** The variable that holds the resource at the end. */
function holderOf(resource: Resource, notes: readonly TimedNote[]): string | undefined {
  const values = new Map<string, SlotValue>();
  for (const { note } of notes) {
    if (note.kind === 'assigned') {
      values.set(note.slot, note.value);
    }
  }
  return [...values].find(([, value]) => typeof value === 'object' && isSame(value, resource))?.[0];
}

function isSame(one: Resource, other: Resource): boolean {
  return one.type === other.type && one.id === other.id;
}
