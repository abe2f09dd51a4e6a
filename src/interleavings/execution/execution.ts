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

/** Controlled functions run at once while the subject is set up and checked; in between they wait. */
type Phase = 'setting up' | 'exploring' | 'checking' | 'over';

/** Hears of everything that an order does, for whoever wants its story. A search that only counts has none. */
export interface Witness {
  /** An order begins, maybe once more. */
  begin(): void;
  /** A thing went on, in the tick with this number. */
  stepTaken(choice: Choice, tick: number): void;
  /** Somebody remarked something. */
  noted(caller: number, note: TurnNote | CallerEnd): void;
}

/** One order of the callers, from its set-up to its verdict: who waits, what was spent, how everybody ended. */
export class Execution implements Home {
  /** The name of the experiment. */
  readonly experiment: string;
  /** Everybody who waits, in the order in which they asked. */
  readonly pending: PendingOperation[] = [];
  /** The choices made: the number of an opening, and -1 less the number of a join. */
  readonly choices: number[] = [];
  /** What went wrong. */
  readonly problems: Problem[] = [];
  readonly background: Place = { home: this, caller: BACKGROUND };
  readonly witness: Witness | undefined;
  /** What its callers are promised beyond the model, as `scope` has to say. */
  readonly assumptions: Set<string>;
  /** What puts the world back when the order is over, the last first. */
  readonly undo: (() => void)[] = [];
  /** Asked when nothing can go on and a caller waits: whether they have let something wait that was held back. */
  readonly helpers: (() => boolean)[] = [];
  outcomes: CallerOutcome[] = [];
  steps = 0;
  ticks = 0;
  faults = 0;
  preemptions = 0;
  joins = 0;
  /** How many orders this one stands for. */
  weight = 1n;
  /** Who took the last step. */
  lastCaller = BACKGROUND;
  /** Whether anything but the starts of callers waited. */
  isControlled = false;
  /** Whether it ended with its callers, although something would have rung later. */
  isCutShort = false;
  /** Whether it was given up before its end. */
  isAbandoned = false;
  /** Whether a timer was kept from ringing where it could have. */
  isHeldBack = false;
  /** How many of those that waited have been taken back. */
  withdrawn = 0;
  /** Grows when somebody asks to wait or remarks something, so that it tells whether anybody went on. */
  events = 0;
  /** Who last did so. */
  lastActor = BACKGROUND;
  /** Whether some of those that wait have to go on in an order of their own. */
  isOrdered = false;
  misuse: ExplorationError | undefined;
  /** Hears of an error that its verdict cannot tell; says whether anybody can be told of it. */
  hearLate: (error: LateError) => boolean = () => false;
  /** Whether the effect of an operation takes real time just now. */
  isWaitingForEffect = false;
  #isConcluded = false;
  #phase: Phase = 'setting up';
  /** The reasons of rejections that nobody handled. */
  readonly #rejections: unknown[] = [];
  #ids = 0;
  /** How often each caller has asked to wait; the background comes first. */
  readonly #asked: number[] = [0];

  constructor(experiment: string, witness: Witness | undefined, assumptions: Set<string>) {
    this.experiment = experiment;
    this.witness = witness;
    witness?.begin();
    this.assumptions = assumptions;
  }

  /** Where the running code belongs; work that lost its caller, or never had one, belongs to the background. */
  get place(): Place {
    const { place } = activity;
    return place?.home === this ? place : this.background;
  }

  /** Whether controlled functions wait. */
  get isExploring(): boolean {
    return this.#phase === 'exploring';
  }

  /** Whether the subject is still being built. */
  get isSettingUp(): boolean {
    return this.#phase === 'setting up';
  }

  /** Whether everything that waits has to wait for the explorer; a check and a clean-up may take real time. */
  get isControlling(): boolean {
    return this.isExploring || this.isSettingUp;
  }

  /** Whether everything is over, so that nothing counts any more. */
  get isOver(): boolean {
    return this.#phase === 'over';
  }

  /** Goes on to the next part of its life. */
  enter(phase: Phase): void {
    this.#phase = phase;
    if (phase === 'over') {
      this.pending.length = 0;
    }
    if (phase === 'exploring') {
      this.#renumber();
    }
  }

  /** Waits to go on; the function it returns takes that back. */
  wait(request: WaitRequest): () => void {
    const operation = new RequestedWait(request, request.place ?? this.place);
    this.add(operation);
    return () => this.withdraw(operation);
  }

  /** Lets something wait. */
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

  /** Takes back that it waits. */
  withdraw(operation: PendingOperation): void {
    if (this.remove(operation)) {
      this.withdrawn += 1;
    }
  }

  /** Takes something off the list of those that wait. */
  remove(operation: PendingOperation): boolean {
    const { pending } = this;
    const index = pending.indexOf(operation);
    if (index < 0) {
      return false;
    }
    // To splice would make a list of what is taken out.
    for (let at = index + 1; at < pending.length; at += 1) {
      pending[at - 1] = pending[at] as PendingOperation;
    }
    pending.pop();
    return true;
  }

  /** Refuses a controlled function where it cannot wait: inside an effect, or after its order was over. */
  refuseOutside(operation: string): OutsideExplorationError | undefined {
    const place = activity.place ?? this.background;
    const isInside = place.effect?.running === true;
    if (!isInside && !this.isOver) {
      return;
    }
    const where = isInside ? `inside the effect of "${place.effect?.operation}"` : 'after its order was over';
    // Whoever explores now has to hear of it, also if the function belongs to an order that is over.
    const error = new OutsideExplorationError(operation, where);
    place.home.misused(error);
    return error;
  }

  /** Adds a remark on behalf of whoever runs. */
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

  /** Closes its list of problems: what goes wrong from now on comes too late. */
  conclude(): void {
    this.#isConcluded = true;
    for (const error of this.#rejections) {
      this.problems.push({ kind: 'unhandled-rejection', error });
    }
  }

  misused(error: ExplorationError): void {
    // What the order itself leaves in the queues of its last callback does no harm.
    if (this.#isConcluded && !ownCallback.isNow) {
      this.hearLate({ error, isBehind: true, isStray: true });
    } else {
      this.misuse ??= error;
    }
  }

  /** Why the verdict cannot tell an error that comes now; nothing where it can. */
  #lateAt({ effect }: Place): Omit<LateError, 'error'> | undefined {
    const isBehind = this.#isConcluded;
    const isLeft = effect?.isLeft === true || (this.isExploring && !this.isWaitingForEffect);
    // The machine decides whether it comes before the verdict or behind it, so no verdict has it.
    const isStray = !ownCallback.isNow && (isLeft || isBehind);
    return isStray || isBehind ? { isStray, isBehind } : undefined;
  }

  /** How much was asked for during a setup that takes real time depends on that time; what waits in the end does not. */
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
