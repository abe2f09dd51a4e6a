import type {
  CallerEnd,
  InterleavingRun,
  InterleavingStep,
  TraceNote,
  TurnKind,
  TurnNote,
} from '@audit-race/interleavings';

/** A step, of which only what matters is told. */
export interface Told {
  readonly caller: number;
  readonly kind?: TurnKind;
  readonly operation?: string;
  readonly calledAt?: number;
  readonly tick?: number;
  readonly outcome?: InterleavingStep['outcome'];
  readonly arguments?: string;
  readonly result?: string;
  readonly notes?: readonly (TurnNote | CallerEnd)[];
}

/** A run as an exploration would hand it over, made by hand. */
export function runOf(callers: readonly string[], told: readonly Told[], problems: readonly string[] = []) {
  const steps = told.map((step, index) => ({
    kind: 'operation' as const,
    operation: 'work',
    calledAt: index,
    tick: index + 1,
    outcome: 'succeeds' as const,
    ...step,
    notes: (step.notes ?? []).map((note): TraceNote => ({ caller: step.caller, note })),
  }));
  const run: InterleavingRun = {
    id: '01~made-by-hand',
    experiment: 'made by hand',
    callers,
    setupNotes: [],
    steps,
    outcomes: callers.map((name) => ({ name, status: 'fulfilled', value: undefined })),
    problems: problems.map((message) => ({ kind: 'check', message })),
    faults: 0,
    preemptions: 0,
    joins: 0,
  };
  return run;
}

/** How a caller ends well. */
export const done: CallerEnd = { kind: 'returned' };

/** Orders made by hand, by what happens in them. */
export const handMadeRuns: Readonly<Record<string, () => InterleavingRun>> = {
  // Both read 100, and both write 70. Of one read the answer is under way for a while.
  'an update is lost': () =>
    runOf(
      ['Ada', 'Grace'],
      [
        { caller: 0, kind: 'start', operation: 'start', calledAt: 0, tick: 1 },
        { caller: 1, kind: 'start', operation: 'start', calledAt: 0, tick: 1 },
        { caller: 0, operation: 'read', calledAt: 1, tick: 2, arguments: '', result: '100' },
        { caller: 1, kind: 'effect', operation: 'read', calledAt: 2, tick: 3, arguments: '' },
        { caller: 0, operation: 'write', calledAt: 3, tick: 4, arguments: '70', notes: [done] },
        { caller: 1, kind: 'answer', operation: 'read', calledAt: 4, tick: 5, result: '100' },
        { caller: 1, operation: 'write', calledAt: 6, tick: 6, arguments: '70', notes: [done] },
      ],
      ['Expected values to be strictly equal:\n\n70 !== 40\n'],
    ),
  'a caller returns before its operation is over': () =>
    runOf(
      ['reader 1', 'reader 2'],
      [
        { caller: 0, kind: 'start', operation: 'start', calledAt: 0 },
        { caller: 1, kind: 'start', operation: 'start', calledAt: 0, notes: [done] },
        { caller: 0, operation: 'fetch', calledAt: 1, result: '{status: 200}', notes: [done] },
        { caller: 1, operation: 'fetch', calledAt: 2, arguments: '"/users/1"', result: '{status: 200}' },
      ],
    ),
  'an event, a timer and a fault come together': () =>
    runOf(
      ['reader'],
      [
        { caller: 0, kind: 'start', operation: 'start', calledAt: 0 },
        { caller: 0, kind: 'event', operation: 'abort', calledAt: 1, tick: 2 },
        {
          caller: 0,
          operation: 'fetch',
          calledAt: 1,
          tick: 2,
          outcome: 'faults',
          arguments: '"/users/1"',
          result: 'AbortError: gone',
        },
        { caller: 0, operation: 'close', calledAt: 1, tick: 2 },
        { caller: 0, kind: 'timer', operation: 'timer of 25 ms', calledAt: 3, tick: 3, notes: [done] },
      ],
      [`deadlock: ${'reader and writer wait for each other, '.repeat(4)}as it seems`, 'and a second finding'],
    ),
};
