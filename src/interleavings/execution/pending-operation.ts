import type { Place } from './place';

/** What waits to go on: the start of a caller, a controlled operation or one half of it, a timer, an event. */
export type TurnKind = 'start' | 'operation' | 'effect' | 'answer' | 'timer' | 'event';

/** How the operation of a step went. */
export type TurnOutcome = 'succeeds' | 'faults';

/** What is known of something that asks to wait. */
export interface PendingTraits {
  /** What waits. */
  readonly kind: TurnKind;
  /** The name of what waits. */
  readonly name: string;
  /** On whose behalf it goes on. */
  readonly place: Place;
  /** The kind of a caller that has not started. */
  readonly twin?: string | undefined;
  /** Whether it may be made to fail. */
  readonly canFault?: boolean;
  /** Whether it runs code of the subject in the callback itself, and not only in promise jobs behind it. */
  readonly jumps?: boolean;
  /** Those in one lane go on in the order in which they came. */
  readonly lane?: string | undefined;
  /** Whether it can go on now, where that is not always so. */
  readonly isAble?: (() => boolean) | undefined;
  /** How long a timer was to wait; 0 for everything else. */
  readonly durationMs?: number;
  /** What the operation was called with. */
  readonly args?: readonly unknown[] | undefined;
}

/** What an operation gave back, or failed with. */
export interface OperationResult {
  readonly isError: boolean;
  readonly value: unknown;
}

/** Something that waits until the scheduler lets it go on. An order has many of them, so that each is one object. */
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
  /** What makes it different from all that wait in the same order; the same in every order with the same choices. */
  id = 0;
  /** How many things its caller had asked for before. */
  nth = 0;
  /** The number of the step during which it was asked for; 0 before the first. */
  calledAt = 0;
  /** What came of it, once its step is over. */
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

  /** Has its effect outside of the subject; a promise when that takes real time. */
  perform(_outcome: TurnOutcome): PromiseLike<unknown> | undefined {
    return;
  }

  /** Lets the subject go on; called in the callback of the tick. */
  abstract resume(outcome: TurnOutcome): void;
}

/** Whether it starts a callback of its own: timers and events neither join others nor are joined. */
export function isAlone({ kind }: PendingOperation): boolean {
  return kind === 'timer' || kind === 'event';
}
