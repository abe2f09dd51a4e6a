import type { Place } from './place';

/** The kind of a waiting operation: the start of a caller, a controlled operation or one half of it, a timer, an event. */
export type TurnKind = 'start' | 'operation' | 'effect' | 'answer' | 'timer' | 'event';

/** How the operation of a step went. */
export type TurnOutcome = 'succeeds' | 'faults';

/** The properties of an operation that is to wait. */
export interface PendingTraits {
  readonly kind: TurnKind;
  readonly name: string;
  /** The caller to which it belongs. */
  readonly place: Place;
  /** The `kind` of a caller that has not started. */
  readonly twin?: string | undefined;
  /** Whether a fault can be injected. */
  readonly canFault?: boolean;
  /** Whether it runs code of the subject synchronously, in the event-loop callback, and not only in promise jobs. */
  readonly jumps?: boolean;
  /** Operations with the same lane go on in the order in which they were called. */
  readonly lane?: string | undefined;
  /** Whether it can go on now. Absent if it always can. */
  readonly isAble?: (() => boolean) | undefined;
  /** The duration of a timer in milliseconds; 0 for everything else. */
  readonly durationMs?: number;
  /** The arguments of the operation. */
  readonly args?: readonly unknown[] | undefined;
}

/** The result of an operation, or its error. */
export interface OperationResult {
  readonly isError: boolean;
  readonly value: unknown;
}

/** An operation that waits for its turn. One object each, without helper objects, because an order has many of them. */
export abstract class PendingOperation implements PendingTraits {
  readonly kind: TurnKind;
  readonly name: string;
  readonly place: Place;
  readonly twin: string | undefined;
  readonly canFault: boolean;
  readonly jumps: boolean;
  readonly lane: string | undefined;
  readonly isAble: (() => boolean) | undefined;
  readonly durationMs: number;
  readonly args: readonly unknown[] | undefined;
  /** Unique among the operations of one order, and the same in every order with the same choices. */
  id = 0;
  /** How many operations its caller had called before. */
  nth = 0;
  /** The number of the step during which it was called; 0 before the first step. */
  calledAt = 0;
  /** The result, once its step is over. */
  result: OperationResult | undefined;

  constructor(traits: PendingTraits) {
    this.kind = traits.kind;
    this.name = traits.name;
    this.place = traits.place;
    this.twin = traits.twin;
    this.canFault = traits.canFault ?? false;
    this.jumps = traits.jumps ?? false;
    this.lane = traits.lane;
    this.isAble = traits.isAble;
    this.durationMs = traits.durationMs ?? 0;
    this.args = traits.args;
  }

  /** Performs an effect outside of the subject. Returns a promise if that takes real time. */
  perform(_outcome: TurnOutcome): PromiseLike<unknown> | undefined {
    return;
  }

  /** Lets the subject go on; called in the callback of the tick. */
  abstract resume(outcome: TurnOutcome): void;
}

/** Whether it needs an event-loop callback of its own: timers and events never share a tick. */
export function isAlone({ kind }: PendingOperation): boolean {
  return kind === 'timer' || kind === 'event';
}
