import type { Choice } from '../execution/choices';
import type { Execution, Witness } from '../execution/execution';
import { BACKGROUND } from '../execution/place';
import type { CallerEnd, TraceNote, TurnNote } from '../experiment/turn-note';
import { interleavingId } from './interleaving-id';
import type { InterleavingRun, InterleavingStep } from './interleaving-run';
import { problemInWords } from './problem-in-words';
import { showValues } from './show-values';
import { runWithJson } from './to-json';

interface TakenStep {
  readonly choice: Choice;
  readonly tick: number;
  /** The arguments at the time of the effect. */
  readonly arguments: string;
  readonly notes: TraceNote[];
}

/** Records an order while it runs, so that it can be described and drawn. */
export class Story implements Witness {
  readonly #setupNotes: TraceNote[] = [];
  readonly #steps: TakenStep[] = [];

  begin(): void {
    this.#setupNotes.length = 0;
    this.#steps.length = 0;
  }

  stepTaken(choice: Choice, tick: number): void {
    this.#steps.push({ choice, tick, arguments: showValues(choice.operation.args ?? []), notes: [] });
  }

  noted(caller: number, note: TurnNote | CallerEnd): void {
    const tick = this.#steps.at(-1)?.tick;
    // If several steps share the tick, the note belongs to the step of the caller that made it.
    const own = this.#steps.findLast(
      (step) => step.tick === tick && step.choice.operation.place.caller === caller,
    );
    const notes = (own ?? this.#steps.at(-1))?.notes ?? this.#setupNotes;
    notes.push({ caller, note });
  }

  /** The whole run, once the order is over. */
  toRun(execution: Execution): InterleavingRun {
    const names = execution.outcomes.map(({ name }) => name);
    const background = names.length;
    const steps = this.#steps.map((step) => describeStep(step, background));
    const setupNotes = this.#setupNotes.map(({ caller, note }) => ({
      caller: positionOf(caller, background),
      note,
    }));
    const hasBackground = steps.some(
      ({ caller, notes }) => caller === background || notes.some((note) => note.caller === background),
    );
    return runWithJson({
      id: interleavingId(execution, [...names, 'background'], steps),
      experiment: execution.experiment,
      callers: hasBackground ? [...names, 'background'] : names,
      setupNotes,
      steps,
      outcomes: execution.outcomes,
      problems: execution.problems.map((problem) => problemInWords(problem, names, steps)),
      faults: execution.faults,
      preemptions: execution.preemptions,
      joins: execution.joins,
    });
  }
}

/** The index of a caller in the run: the background comes after all callers. */
function positionOf(caller: number, callers: number): number {
  return caller === BACKGROUND ? callers : caller;
}

function describeStep(step: TakenStep, callers: number): InterleavingStep {
  const { choice, tick, notes } = step;
  const { operation, outcome } = choice;
  const { result } = operation;
  const hasResult = result !== undefined && (result.isError || result.value !== undefined);
  return {
    caller: positionOf(operation.place.caller, callers),
    kind: operation.kind,
    operation: operation.name,
    calledAt: operation.calledAt,
    outcome,
    tick,
    ...(step.arguments === '' ? {} : { arguments: step.arguments }),
    ...(hasResult ? { result: showValues([result.value]) } : {}),
    ...(result?.isError ? { failed: true as const } : {}),
    notes: notes.map(({ caller, note }) => ({ caller: positionOf(caller, callers), note })),
  };
}
