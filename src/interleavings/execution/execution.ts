import { OutsideExplorationError } from '../experiment/errors';
import type { CallerOutcome } from '../experiment/interleaving-experiment';
import type { CallerEnd, TurnNote } from '../experiment/turn-note';
import type { ExplorationError } from '../exploration-error';
import { activity } from './activity';
import type { Choice } from './choices';
import type { LateError } from './late-error';
import { ownCallback } from './own-callback';
import type { PendingOperation } from './pending-operation';
import { BACKGROUND, type Home, type Place } from './place';
import type { Problem } from './problem';
import { RequestedWait, type WaitRequest } from './requested-wait';

/** Controlled functions wait for turns only while exploring; during setup and check they run at once. */
type Phase = 'setting up' | 'exploring' | 'checking' | 'over';

/** Records everything that happens in an order, to tell its story. A search that only counts has no witness. */
export interface Witness {
  /** An order begins, or begins again. */
  begin(): void;
  /** An operation went on, in the tick with this number. */
  stepTaken(choice: Choice, tick: number): void;
  /** A caller, or the code under test, added a note. */
  noted(caller: number, note: TurnNote | CallerEnd): void;
}

/** One order of the callers, from its set-up to its verdict: what waits, how much of the limits is used, how each caller ended. */
export class Execution implements Home {
  /** The name of the experiment. */
  readonly experiment: string;
  /** All waiting operations, in the order in which they were called. */
  readonly pending: PendingOperation[] = [];
  /** The choices so far, encoded: the index of an opening choice, and `-1 - index` for a join. */
  readonly choices: number[] = [];
  /** What went wrong. */
  readonly problems: Problem[] = [];
  readonly background: Place = { home: this, caller: BACKGROUND };
  readonly witness: Witness | undefined;
  /** What the order relies on beyond the model of the explorer. `scope` lists it. */
  readonly assumptions: Set<string>;
  /** Restores the environment after the order; runs in reverse order. */
  readonly undo: (() => void)[] = [];
  /** Called when nothing can go on although a caller waits. A helper returns true if it has released something that it held back. */
  readonly helpers: (() => boolean)[] = [];
  outcomes: CallerOutcome[] = [];
  steps = 0;
  ticks = 0;
  faults = 0;
  preemptions = 0;
  joins = 0;
  /** How many orders this one stands for. */
  weight = 1n;
  /** The caller of the last step. */
  lastCaller = BACKGROUND;
  /** Whether anything other than the starts of callers has waited. */
  isControlled = false;
  /** Whether the order ended with its callers although a timer or an event was still waiting. */
  isCutShort = false;
  /** Whether the order was given up before its end. */
  isAbandoned = false;
  /** Whether the limit on rings kept a timer from ringing although it could have rung. */
  isHeldBack = false;
  /** The number of withdrawn operations. */
  withdrawn = 0;
  /** Grows with each call of a controlled function and with each note, so that a difference shows that some code went on. */
  events = 0;
  /** The caller of the last such event. */
  lastActor = BACKGROUND;
  /** Whether some waiting operations have to go on in a fixed order. */
  isOrdered = false;
  misuse: ExplorationError | undefined;
  /** Called with an error that the verdict cannot include. Returns whether the error is reported to anybody. */
  hearLate: (error: LateError) => boolean = () => false;
  /** Whether the effect of an operation takes real time at present. */
  isWaitingForEffect = false;
  #isConcluded = false;
  #phase: Phase = 'setting up';
  /** The reasons of unhandled rejections. */
  readonly #rejections: unknown[] = [];
  #ids = 0;
  /** The number of operations that each caller has called; index 0 is the background. */
  readonly #asked: number[] = [0];

  constructor(experiment: string, witness: Witness | undefined, assumptions: Set<string>) {
    this.experiment = experiment;
    this.witness = witness;
    witness?.begin();
    this.assumptions = assumptions;
  }

  /** The place of the running code. Code without a known caller belongs to the background. */
  get place(): Place {
    const { place } = activity;
    return place?.home === this ? place : this.background;
  }

  /** Whether controlled functions wait for turns. */
  get isExploring(): boolean {
    return this.#phase === 'exploring';
  }

  /** Whether the subject is still being built. */
  get isSettingUp(): boolean {
    return this.#phase === 'setting up';
  }

  /** Whether only the explorer may let code wait. A check and a clean-up may also wait for real events. */
  get isControlling(): boolean {
    return this.isExploring || this.isSettingUp;
  }

  /** Whether the order is over, so that nothing counts any more. */
  get isOver(): boolean {
    return this.#phase === 'over';
  }

  /** Enters the next phase. */
  enter(phase: Phase): void {
    this.#phase = phase;
    if (phase === 'over') {
      this.pending.length = 0;
    }
    if (phase === 'exploring') {
      this.#renumber();
    }
  }

  /** Adds an operation that waits for its turn. The function that it returns withdraws it. */
  wait(request: WaitRequest): () => void {
    const operation = new RequestedWait(request, request.place ?? this.place);
    this.add(operation);
    return () => this.withdraw(operation);
  }

  /** Adds a waiting operation. */
  add(operation: PendingOperation): void {
    const { caller } = operation.place;
    const nth = (this.#asked[caller + 1] ?? 0) + 1;
    this.#asked[caller + 1] = nth;
    operation.nth = nth;
    operation.id = this.#ids;
    operation.calledAt = this.steps;
    this.#ids += 1;
    this.isControlled ||= operation.kind !== 'start';
    this.isOrdered ||= operation.lane !== undefined || operation.isAble !== undefined;
    this.#happened(caller);
    if (!this.isOver) {
      this.pending.push(operation);
    }
  }

  /** Withdraws a waiting operation. */
  withdraw(operation: PendingOperation): void {
    if (this.remove(operation)) {
      this.withdrawn += 1;
    }
  }

  /** Removes an operation from the list. Returns whether it was waiting. */
  remove(operation: PendingOperation): boolean {
    const { pending } = this;
    const index = pending.indexOf(operation);
    if (index < 0) {
      return false;
    }
    // Not splice(), which allocates an array for the removed items.
    for (let at = index + 1; at < pending.length; at += 1) {
      pending[at - 1] = pending[at] as PendingOperation;
    }
    pending.pop();
    return true;
  }

  /** The error for a controlled function that is called where it cannot wait: inside an effect, or after its order is over. */
  refuseOutside(operation: string): OutsideExplorationError | undefined {
    const place = activity.place ?? this.background;
    const isInside = place.effect?.running === true;
    if (!isInside && !this.isOver) {
      return;
    }
    const where = isInside ? `inside the effect of "${place.effect?.operation}"` : 'after its order was over';
    // Report it to the search that runs now, even if the function belongs to an order that is over.
    const error = new OutsideExplorationError(operation, where);
    place.home.misused(error);
    return error;
  }

  /** Adds a note in the name of the running caller. */
  note(note: TurnNote | CallerEnd): void {
    const { caller } = this.place;
    this.#happened(caller);
    if (this.#phase === 'setting up' || this.#phase === 'exploring') {
      this.witness?.noted(caller, note);
    }
  }

  rejectionUnhandled(reason: unknown, place: Place): boolean {
    const late = this.#lateAt(place);
    if (late !== undefined) {
      return this.hearLate({ error: reason, ...late });
    }
    this.#rejections.push(reason);
    return true;
  }

  errorUncaught(error: unknown): void {
    const late = this.#lateAt(this.place);
    if (late === undefined) {
      this.problems.push({ kind: 'uncaught-exception', error });
    } else if (!this.hearLate({ error, ...late })) {
      throw error;
    }
  }

  /** Closes the list of problems: an error that comes later cannot be part of the verdict. */
  conclude(): void {
    this.#isConcluded = true;
    for (const error of this.#rejections) {
      this.problems.push({ kind: 'unhandled-rejection', error });
    }
  }

  misused(error: ExplorationError): void {
    // Misuse in the last callback of the order itself is not late: it happens in each run of that order.
    if (this.#isConcluded && !ownCallback.isNow) {
      this.hearLate({ error, isBehind: true, isStray: true });
    } else {
      this.misuse ??= error;
    }
  }

  /** Why an error at this moment cannot be part of the verdict; undefined if it can. */
  #lateAt({ effect }: Place): Omit<LateError, 'error'> | undefined {
    const isBehind = this.#isConcluded;
    const isLeft = effect?.isLeft === true || (this.isExploring && !this.isWaitingForEffect);
    // It depends on the speed of the machine whether such an error comes before or after the verdict, so no verdict may include it.
    const isStray = !ownCallback.isNow && (isLeft || isBehind);
    return isStray || isBehind ? { isStray, isBehind } : undefined;
  }

  /** Renumbers the operations that wait. How many were called during an asynchronous setup depends on real time; those left do not. */
  #renumber(): void {
    this.#ids = this.pending.length;
    this.#asked.length = 0;
    for (const [index, operation] of this.pending.entries()) {
      operation.id = index;
      operation.nth = index + 1;
    }
  }

  #happened(caller: number): void {
    this.events += 1;
    this.lastActor = caller;
  }
}
