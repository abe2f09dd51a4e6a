import { types } from 'node:util';
import type { CallerOutcome } from '../experiment/interleaving-experiment';
import type { CallerEnd, SlotValue, TraceNote, TurnNote } from '../experiment/turn-note';
import type { Exploration } from './exploration';
import type { InterleavingRun } from './interleaving-run';
import { showValues } from './show-values';

/** Lets `JSON.stringify` write an exploration; nobody else sees a difference. */
export function withJson(exploration: Omit<Exploration, 'toJSON'>): Exploration {
  const toJSON = () => ({
    ...exploration,
    interleavings: String(exploration.interleavings),
    failing: String(exploration.failing),
  });
  return hidden(exploration, toJSON) as Exploration;
}

/** Lets `JSON.stringify` write a run, whatever its callers gave back. */
export function runWithJson(run: InterleavingRun): InterleavingRun {
  const toJSON = () => ({
    ...run,
    setupNotes: run.setupNotes.map(plainNote),
    steps: run.steps.map((step) => ({ ...step, notes: step.notes.map(plainNote) })),
    outcomes: run.outcomes.map(plainOutcome),
    problems: run.problems.map(({ error, ...problem }) => ({
      ...problem,
      ...(error === undefined ? {} : { error: showValues([error]) }),
    })),
  });
  return hidden(run, toJSON) as InterleavingRun;
}

/** Not enumerable, so that results are equal, and print, as they did without it. */
function hidden(target: object, toJSON: () => object): object {
  return Object.defineProperty(target, 'toJSON', { value: toJSON });
}

function plainOutcome(outcome: CallerOutcome): object {
  switch (outcome.status) {
    case 'fulfilled':
      return { ...outcome, value: showValues([outcome.value]) };
    case 'rejected':
      return { ...outcome, reason: showValues([outcome.reason]) };
    case 'pending':
      return outcome;
  }
}

function plainNote({ caller, note }: TraceNote): object {
  return { caller, note: plainRemark(note) };
}

function plainRemark(note: TurnNote | CallerEnd): object {
  switch (note.kind) {
    case 'looked':
      return { ...note, ...(note.found === undefined ? {} : { found: plainSlot(note.found) }) };
    case 'assigned':
      return { ...note, ...(note.value === undefined ? {} : { value: plainSlot(note.value) }) };
    case 'created':
    case 'closed':
      return { ...note, resource: plainSlot(note.resource) };
    default:
      return note;
  }
}

/** A note holds what its author has put in, whatever the types say. */
function plainSlot(value: Exclude<SlotValue, undefined>): object | string | number {
  if (typeof value === 'number' || typeof value === 'string') {
    return value;
  }
  const fields = [['type', 'string'] as const, ['id', 'string', 'number'] as const].map(
    ([name, ...kinds]) => {
      const field = types.isProxy(value)
        ? undefined
        : Object.getOwnPropertyDescriptor(Object(value), name)?.value;
      return kinds.includes(typeof field as 'string') ? [[name, field]] : [];
    },
  );
  return fields.every(({ length }) => length === 1) ? Object.fromEntries(fields.flat()) : showValues([value]);
}
