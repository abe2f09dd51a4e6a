import type { StartTimer } from '../barriers/timer';
import type { SlotValue, TurnNote } from './turn-note';

/** How {@link Turns.control} treats an operation. */
export interface ControlOptions<Arguments extends readonly unknown[]> {
  /**
   * Makes the error with which the operation may fail; with it, failing becomes a choice wherever the operation is called.
   *
   * It may do something first, and may be asynchronous: storing the row and then returning an error is an answer that got lost.
   */
  readonly fault?: (...args: Arguments) => unknown;
  /**
   * When the caller hears of the effect: in the same step, or in a later one.
   *
   * With `'later'`, others may go on while the answer is on its way. Real databases and servers are like that, and
   * it finds races such as a stale read that is written into a cache.
   *
   * @defaultValue {@link InterleavingExperiment.answers}
   */
  readonly answer?: 'at once' | 'later';
  /**
   * What the effect touches: something far away, such as a row or a file, or also what callers read directly, such as
   * a field of their own object. A local effect must not take real time, and whatever else touches the same is local, too.
   *
   * @defaultValue `'remote'`
   */
  readonly effect?: 'remote' | 'local';
}

/** How {@link Turns.watch} reports a field. */
export interface WatchOptions<Value> {
  /** The name of the shared variable in trace and picture; that of the property by default. */
  readonly slot?: string;
  /** What to show for a value; by default objects and functions show as `set`, everything else as it is. */
  readonly show?: (value: Value) => SlotValue;
}

/**
 * The seams through which an experiment hands control of its asynchrony to the explorer.
 *
 * During `setup` and `check` controlled functions run at once; while callers run they wait, and only the explorer decides
 * who goes on. Each order has its own `Turns`.
 */
export interface Turns {
  /**
   * An asynchronous function as the explorer sees it: a call waits, and takes effect when the explorer lets it.
   *
   * The effect may be real and take real time; the step lasts until it is over. It gets the `this` of the call.
   *
   * @param name - How story, picture and messages name the operation.
   * @param effect - What the operation does. It must not call another controlled function.
   * @returns A function to hand to the code under test. It rejects with `OUTSIDE_EXPLORATION` once its order is over.
   */
  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: ControlOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;

  /**
   * A timer for the code under test whose ringing is a choice: it may ring at any time until it is cancelled.
   *
   * Durations do not order the timers, so what holds under it holds however slow the machine is. Once the callers
   * are done and only a check waits, the shortest timer rings.
   */
  readonly startTimer: StartTimer;

  /** Adds a remark to the trace and the picture, attributed to the caller and the step during which it is made. */
  note(note: TurnNote): void;

  /**
   * Notes every look at a public field and every assignment to it, without a change to the code under test.
   *
   * It costs time, so leave it out of searches that only count. Watching a field twice notes everything twice.
   *
   * @throws TypeError when the field cannot be replaced, because the object is frozen.
   */
  watch<Target extends object, Property extends keyof Target & string>(
    target: Target,
    property: Property,
    options?: WatchOptions<Target[Property]>,
  ): void;
}
