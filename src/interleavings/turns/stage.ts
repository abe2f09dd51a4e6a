import { nextTurn } from '../barriers/event-loop';
import { OutsideExplorationError } from './exploration-errors';
import type { TurnKind, TurnOutcome } from './interleaving-run';
import type { ParkedTurn } from './parked-turn';
import { BACKGROUND, type Place, places, type Witness } from './place';
import { RunningEffects } from './running-effects';
import type { CallerEnd, TraceNote, TurnNote } from './turn-note';

/** Controlled functions run at once while the subject is set up and checked; in between they wait for a turn. */
type Phase = 'setting up' | 'exploring' | 'checking' | 'over';

/** What asks for a turn. */
interface TurnRequest {
  readonly kind: TurnKind;
  readonly operation: string;
  readonly outcomes: readonly TurnOutcome[];
  readonly callerKind?: string | undefined;
  readonly durationMs?: number;
  resume(outcome: TurnOutcome): void;
}

/** Where one schedule is played: who is parked, what was noted, and whether all that can run has run. */
export class Stage implements Witness {
  readonly #parked: ParkedTurn[] = [];
  readonly #rejections: unknown[] = [];
  readonly #turnCounts = new Map<number, number>();
  readonly #effects: RunningEffects;
  #callerNames: readonly string[] = [];
  #notes: TraceNote[] = [];
  #phase: Phase = 'setting up';
  #step = 0;
  #misuse: OutsideExplorationError | undefined;
  #events = 0;
  #lastActor = BACKGROUND;

  /** Makes a stage whose operations may each take so long in real time. */
  constructor(effectTimeoutMs: number) {
    this.#effects = new RunningEffects(effectTimeoutMs);
  }

  /** Where the running code belongs; work that lost its caller, or never had one, belongs to the background. */
  get place(): Place {
    return places.getStore() ?? { stage: this, caller: BACKGROUND };
  }

  /** Everybody who waits for a turn. */
  get parked(): readonly ParkedTurn[] {
    return this.#parked;
  }

  /** What was rejected with nobody to handle it. */
  get rejections(): readonly unknown[] {
    return this.#rejections;
  }

  /** The first wrong use of a controlled function: it makes the whole exploration meaningless. */
  get misuse(): OutsideExplorationError | undefined {
    return this.#misuse;
  }

  /** Grows whenever somebody asks for a turn or remarks something, so that it tells whether anybody went on. */
  get events(): number {
    return this.#events;
  }

  /** The index of the caller who last did so. */
  get lastActor(): number {
    return this.#lastActor;
  }

  /** From here on controlled functions wait for their turn. */
  open(callerNames: readonly string[]): void {
    this.#callerNames = callerNames;
    this.#phase = 'exploring';
  }

  /** From here on they run at once again, for the check. */
  startChecking(): void {
    this.#phase = 'checking';
  }

  /** From here on operations are refused, and whoever is parked, or parks a timer, stays so for ever. */
  close(): void {
    this.#phase = 'over';
    this.#parked.length = 0;
  }

  /** Asks for a turn for a controlled operation; resolves when it is given. */
  takeTurn(operation: string, outcomes: readonly TurnOutcome[]): Promise<TurnOutcome> | TurnOutcome {
    const outside = this.#whyNoTurn();
    if (outside !== undefined) {
      // Whoever plays now has to hear of it, also if the function belongs to a schedule that is over.
      const error = new OutsideExplorationError(operation, outside);
      this.place.stage.misused(error);
      throw error;
    }
    if (this.#phase !== 'exploring') {
      return 'succeeds';
    }
    return new Promise((resume) => {
      this.park({ kind: 'operation', operation, outcomes, resume });
    });
  }

  /** Parks a request; the function it returns takes it back. */
  park({ kind, operation, outcomes, callerKind, durationMs = 0, resume }: TurnRequest): () => void {
    const caller = this.#actor();
    const nth = this.#turnCounts.get(caller) ?? 0;
    this.#turnCounts.set(caller, nth + 1);
    const who = this.#callerNames[caller] ?? 'background';
    const choices = outcomes.map((outcome) => ({
      outcome,
      key: `${who}: ${operation} (${nth + 1}) ${outcome}`,
    }));
    const turn = {
      caller,
      callerKind,
      kind,
      operation,
      calledAt: this.#step,
      durationMs,
      choices,
      resume,
    };
    this.#parked.push(turn);
    return () => this.#remove(turn);
  }

  /** Gives one parked turn, and waits until everything it leads to without a further choice has happened. */
  async give(turn: ParkedTurn, outcome: TurnOutcome): Promise<readonly TraceNote[]> {
    this.#remove(turn);
    this.#step += 1;
    turn.resume(outcome);
    await this.settle();
    return this.takeNotes();
  }

  /** Waits until nothing can run any more without being given a turn. */
  async settle(): Promise<void> {
    do {
      if (this.#effects.any) {
        await this.#effects.ended();
      }
      await nextTurn();
    } while (this.#effects.any);
  }

  /** Runs the real effect of an operation; the step lasts until it is over. */
  run<Result>(operation: string, effect: () => Result | PromiseLike<Result>): Result | Promise<Result> {
    return this.#effects.run(operation, this.place, effect);
  }

  /** Adds a remark, attributed to whoever runs. */
  note(note: TurnNote | CallerEnd): void {
    this.#notes.push({ caller: this.#actor(), note });
  }

  /** The remarks since they were last taken. */
  takeNotes(): readonly TraceNote[] {
    const notes = this.#notes;
    this.#notes = [];
    return notes;
  }

  rejectionUnhandled(reason: unknown): void {
    this.#rejections.push(reason);
  }

  misused(error: OutsideExplorationError): void {
    this.#misuse ??= error;
  }

  #actor(): number {
    this.#events += 1;
    this.#lastActor = this.place.caller;
    return this.#lastActor;
  }

  #remove(turn: ParkedTurn): void {
    const index = this.#parked.indexOf(turn);
    if (index >= 0) {
      this.#parked.splice(index, 1);
    }
  }

  #whyNoTurn(): string | undefined {
    const { effect } = this.place;
    if (effect?.running) {
      return `inside the effect of "${effect.operation}"`;
    }
    return this.#phase === 'over' ? 'after its schedule was over' : undefined;
  }
}
