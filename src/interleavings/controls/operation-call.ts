import { activity } from '../execution/activity';
import type { Execution } from '../execution/execution';
import { isPromiseLike } from '../execution/is-promise-like';
import { PendingOperation, type TurnOutcome } from '../execution/pending-operation';
import type { Effect } from '../execution/place';
import { ExperimentError } from '../experiment/errors';

/** A function whose effect waits for a turn. */
export interface ControlledFunction<Arguments extends readonly unknown[], Result> {
  readonly name: string;
  readonly effect: (...args: Arguments) => Result | PromiseLike<Result>;
  readonly fault: ((...args: Arguments) => unknown) | undefined;
  /** Whether the caller gets the answer in a step of its own. */
  readonly isAnsweredLater: boolean;
  /** Whether the effect changes something that callers read directly. */
  readonly isLocal: boolean;
  /** Whether the answer is the call of a callback, which then runs directly in the event-loop callback of the tick. */
  readonly isCalledBack?: boolean;
}

/** One call: `this`, the arguments, and the functions that answer it. */
interface CallSite<Arguments, Result> {
  readonly self: unknown;
  readonly args: Arguments;
  resolve(value: Result): void;
  reject(error: unknown): void;
}

/** One call of a controlled function: it waits for its turn, performs its effect, and is answered. */
export class OperationCall<Arguments extends readonly unknown[], Result> extends PendingOperation {
  readonly #execution: Execution;
  readonly #controlled: ControlledFunction<Arguments, Result>;
  readonly #site: CallSite<Arguments, Result>;
  #inside: Effect | undefined;

  constructor(
    execution: Execution,
    controlled: ControlledFunction<Arguments, Result>,
    site: CallSite<Arguments, Result>,
  ) {
    const { name, fault, isAnsweredLater, isLocal, isCalledBack = false } = controlled;
    super({
      kind: isAnsweredLater ? 'effect' : 'operation',
      name,
      place: execution.place,
      canFault: fault !== undefined,
      jumps: isLocal || (isCalledBack && !isAnsweredLater),
      args: site.args,
    });
    this.#execution = execution;
    this.#controlled = controlled;
    this.#site = site;
  }

  /** Waits for its turn. */
  wait(): void {
    this.#execution.add(this);
  }

  /** Withdraws the call, so that it no longer waits. */
  withdraw(): void {
    this.#execution.withdraw(this);
  }

  override perform(outcome: TurnOutcome): PromiseLike<unknown> | undefined {
    return this.#controlled.isLocal ? undefined : this.#perform(outcome);
  }

  resume(outcome: TurnOutcome): void {
    const { isLocal, isAnsweredLater } = this.#controlled;
    if (isLocal) {
      this.#performLocally(outcome);
    }
    if (this.#inside !== undefined) {
      this.#inside.isLeft = true;
    }
    if (isAnsweredLater) {
      this.#waitForAnswer();
    } else {
      this.#answer();
    }
  }

  /** Runs without waiting for a turn, outside of the exploration. */
  runAtOnce(): void {
    const working = this.#perform('succeeds');
    if (working === undefined) {
      this.#answer();
    } else {
      // `working` never rejects: an error is stored as the result.
      working.then(
        () => this.#answer(),
        () => undefined,
      );
    }
  }

  #waitForAnswer(): void {
    this.#execution.wait({
      kind: 'answer',
      name: this.name,
      place: this.place,
      jumps: this.#controlled.isCalledBack ?? false,
      resume: () => this.#answer(),
      result: this.result,
    });
  }

  #perform(outcome: TurnOutcome): Promise<void> | undefined {
    const { name, effect, fault } = this.#controlled;
    const { self, args } = this.#site;
    const { caller } = this.place;
    const inside: Effect = { operation: name, running: true, isLeft: false };
    this.#inside = inside;
    const { place } = activity;
    activity.place = { home: this.#execution, caller, effect: inside };
    let value: unknown;
    try {
      value = outcome === 'faults' ? fault?.(...args) : Reflect.apply(effect, self, args);
    } catch (error) {
      inside.running = false;
      this.result = { isError: true, value: error };
      return;
    } finally {
      activity.place = place;
    }
    if (isPromiseLike(value)) {
      return this.#follow(value, outcome, inside);
    }
    // Work that the effect has started but not awaited counts as outside the effect from now on.
    inside.running = false;
    this.result = { isError: outcome === 'faults', value };
    return;
  }

  #performLocally(outcome: TurnOutcome): void {
    if (this.#perform(outcome) !== undefined) {
      throw new ExperimentError(
        this.#execution.experiment,
        `the effect of "${this.#controlled.name}" is declared local, but takes real time: it returned a promise.`,
      );
    }
  }

  async #follow(value: PromiseLike<unknown>, outcome: TurnOutcome, inside: Effect): Promise<void> {
    try {
      this.result = { isError: outcome === 'faults', value: await value };
    } catch (error) {
      this.result = { isError: true, value: error };
    } finally {
      inside.running = false;
    }
  }

  #answer(): void {
    const { isError, value } = this.result ?? { isError: false, value: undefined };
    if (isError) {
      this.#site.reject(value);
    } else {
      this.#site.resolve(value as Result);
    }
  }
}
