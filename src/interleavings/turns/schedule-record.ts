import type { Offer } from './choices';
import type { ExplorationLimit } from './exploration-options';
import type { CallerOutcome } from './interleaving-experiment';
import { interleavingId } from './interleaving-id';
import type { InterleavingProblem, InterleavingRun, InterleavingStep } from './interleaving-run';
import { BACKGROUND } from './place';
import type { TraceNote } from './turn-note';

/** What is written down of one schedule while it is played. */
export class ScheduleRecord {
  readonly #experiment: string;
  readonly #callers: readonly string[];
  readonly #setupNotes: readonly TraceNote[];
  readonly #choices: number[] = [];
  readonly #steps: InterleavingStep[] = [];
  #lastCaller: number | undefined;
  #faults = 0;
  #switches = 0;
  #weight = 1n;
  #isSealed = false;
  readonly #outcomes: CallerOutcome[];
  readonly #problems: InterleavingProblem[] = [];
  /** The limits that kept something out, here or beside the path. */
  readonly cutBy = new Set<ExplorationLimit>();

  constructor(experiment: string, callers: readonly string[], setupNotes: readonly TraceNote[]) {
    this.#experiment = experiment;
    this.#callers = callers;
    this.#setupNotes = setupNotes;
    this.#outcomes = callers.map((name) => ({ name, status: 'pending' }));
  }

  /** The name of the experiment. */
  get experiment(): string {
    return this.#experiment;
  }

  /** How each caller ended, so far. */
  get outcomes(): readonly CallerOutcome[] {
    return this.#outcomes;
  }

  /** What went wrong so far. */
  get problems(): readonly InterleavingProblem[] {
    return this.#problems;
  }

  /** The injected faults. */
  get faults(): number {
    return this.#faults;
  }

  /** How often somebody who could go on had to wait. */
  get switches(): number {
    return this.#switches;
  }

  /** The steps taken. */
  get stepCount(): number {
    return this.#steps.length;
  }

  /** How many choices its id spells out: all up to the last surprising one. */
  get idLength(): number {
    return this.#choices.findLastIndex((choice) => choice > 0) + 1;
  }

  /** Who took the last step. */
  get lastCaller(): number | undefined {
    return this.#lastCaller;
  }

  /** How many interleavings this one stands for. */
  get weight(): bigint {
    return this.#weight;
  }

  /** Whether it was given up before its end. */
  get isAbandoned(): boolean {
    return this.cutBy.has('stepsMax');
  }

  /** Writes down how a caller ended. */
  addOutcome(caller: number, outcome: CallerOutcome): void {
    if (!this.#isSealed) {
      this.#outcomes[caller] = outcome;
    }
  }

  /** Writes down what went wrong. */
  addProblem(problem: InterleavingProblem): void {
    if (!this.#isSealed) {
      this.#problems.push(problem);
    }
  }

  /** The verdict is in: whoever comes to an end while the schedule is cleaned up no longer changes it. */
  seal(): void {
    this.#isSealed = true;
  }

  /** Writes down a step: the choice, what it was, what was remarked, and how many twins it stands for. */
  addStep(
    index: number,
    { turn, choice, faults, switches }: Offer,
    twins: number,
    notes: readonly TraceNote[],
  ): void {
    const { kind, operation, calledAt } = turn;
    const caller = this.#position(turn.caller);
    this.#choices.push(index);
    this.#steps.push({
      caller,
      kind,
      operation,
      calledAt,
      outcome: choice.outcome,
      notes: this.#placed(notes),
    });
    this.#lastCaller = turn.caller;
    this.#faults += faults;
    this.#switches += switches;
    if (twins > 1) {
      this.#weight *= BigInt(twins);
    }
  }

  /** The last step in words, for a message. */
  describeLastStep(): string {
    const [words = 'the beginning'] = this.#steps.slice(-1).map(({ kind, operation, caller }) => {
      const what = kind === 'start' ? 'the start' : `"${operation}"`;
      return `${what} of ${this.nameOf(caller)}`;
    });
    return words;
  }

  /** What a caller did last, in words. */
  describeLastDeed(caller: number): string {
    const step = this.#steps.findLast((each) => each.caller === caller);
    return step === undefined || step.kind === 'start' ? 'its start' : `"${step.operation}"`;
  }

  /** The name of a caller. */
  nameOf(caller: number): string {
    return this.#callers[caller] ?? 'background';
  }

  /** The whole story, for whoever wants to keep it. */
  toRun(): InterleavingRun {
    const background = this.#callers.length;
    const hasBackground = this.#steps.some(
      ({ caller, notes }) => caller === background || notes.some((note) => note.caller === background),
    );
    return {
      id: interleavingId(this.#choices, [...this.#callers, 'background'], this.#steps),
      experiment: this.#experiment,
      callers: hasBackground ? [...this.#callers, 'background'] : this.#callers,
      setupNotes: this.#placed(this.#setupNotes),
      steps: this.#steps,
      outcomes: this.#outcomes,
      problems: this.#problems,
      faults: this.#faults,
      switches: this.#switches,
    };
  }

  #placed(notes: readonly TraceNote[]): readonly TraceNote[] {
    return notes.length === 0
      ? notes
      : notes.map(({ caller, note }) => ({ caller: this.#position(caller), note }));
  }

  /** The background comes after all callers. */
  #position(caller: number): number {
    return caller === BACKGROUND ? this.#callers.length : caller;
  }
}
