import type { StartTimer } from '../barriers/timer';
import type { AllButLast, Controlled, MethodName, OperationName } from './controlled';
import type { ReadyMadeControls } from './ready-made-controls';
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

/** How {@link Turns.controlTimers} lets timers ring. */
export interface TimerControlOptions {
  /**
   * How often a timer may ring while anything else can go on: a whole number from 0, or `Infinity`. With 0 no timer rings.
   *
   * It counts an interval, and a timer that one caller starts again at the same line of code. Once it has rung so often, it
   * rings only when a caller still waits and nothing else can go on: so a poll comes to its end. `scope` says so, and a
   * search in which a timer was kept from ringing is not `complete`: `cutBy` has `ringsMax`. With 0, that timers never ring is
   * what the claim takes for granted.
   *
   * @defaultValue 2
   */
  readonly ringsMax?: number;
  /**
   * Whether timers ring exactly when they are due, while operations take as long as they like and computing no time.
   *
   * Without it, durations order nothing: what holds, holds however slow the machine is, and code that is right only
   * because 10 ms pass before 20 ms fails.
   *
   * @defaultValue false
   */
  readonly virtualTime?: boolean;
}

/**
 * The seams through which an experiment hands control of its asynchrony to the explorer.
 *
 * During `setup` and `check` controlled functions run at once; while callers run they wait, and only the explorer decides
 * who goes on. Each order has its own `Turns`.
 */
export interface Turns extends ReadyMadeControls {
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

  /**
   * An object to look at as the original, whose methods are controlled operations named after them.
   *
   * All methods are controlled, own and inherited, but for those of plain objects, functions and emitters, generators and
   * those whose name ends in `Sync`; or only the ones that are named. They run on the original, so what a method calls
   * there is part of its effect. A function as the last argument of a method that gives no promise is where the answer goes,
   * as with {@link Turns.controlCallback}. To control a method that takes a function to work with, hand it to `control`.
   *
   * @param target - An object, a module, an instance of a class. It is not changed.
   * @param methods - The names of those to control; a symbol is a name, too.
   * @throws ExplorationOptionError when there is no method of that name (`EXPLORATION_OPTION`).
   */
  controlAll<Target extends object, Name extends MethodName<Target> = OperationName<Target>>(
    target: Target,
    methods?: readonly Name[],
  ): Controlled<Target, Name>;

  /**
   * A function that calls back, as the explorer sees it: a call waits, and its callback runs in a step.
   *
   * The callback is the last argument, and runs straight in the callback of the event loop, not in a promise job behind it.
   * What it throws is an uncaught exception, as in Node. What the function throws instead of calling back, the callback is
   * given: its caller has gone on by then. `util.promisify` works on it. It returns nothing.
   *
   * @typeParam Method - The type of the function, which stays the same.
   * @param name - How story, picture and messages name the operation.
   * @param method - What the operation does; it gets the `this` of the call.
   * @returns A function to hand to the code under test. Without a callback it throws a `TypeError`, and it throws
   * `OUTSIDE_EXPLORATION` once its order is over.
   */
  controlCallback<Method extends (...args: never[]) => unknown>(
    name: string,
    method: Method,
    options?: ControlOptions<AllButLast<Parameters<Method>>>,
  ): Method;

  /**
   * Makes turns of all timers of this process that the subject starts, until the order is over.
   *
   * It covers `setTimeout`, `setInterval`, `setImmediate`, what clears them, `node:timers`, `node:timers/promises` and
   * `AbortSignal.timeout`. `Date`, `performance.now` and `process.hrtime` tell the time of these timers. Everything is
   * put back when the order is over, however it ends. What a module has kept of the timers before stays real.
   *
   * A timer that was started may ring at any time. One that is started again and again ends the search nevertheless:
   * see {@link TimerControlOptions.ringsMax}. When all callers have ended, it need not ring any more.
   *
   * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`).
   * @throws ExperimentError when it is called twice for one order (`EXPERIMENT`).
   */
  controlTimers(options?: TimerControlOptions): void;

  /**
   * A signal that aborts as a turn: at any time, once.
   *
   * @param name - How story and picture name the turn; `abort` by default.
   */
  abortSignal(name?: string): AbortSignal;

  /**
   * Has something happen to the subject as a turn: at any time from now on, once.
   *
   * It runs in a callback of the event loop of its own. What it throws, such as the error of an emitter that nobody
   * listens to, is an uncaught exception.
   *
   * @example
   * ```ts
   * turns.event('close of the socket', () => socket.emit('close'));
   * ```
   *
   * @param name - How story and picture name the turn.
   * @returns What takes it back: it never happens then. Safe to call twice.
   */
  event(name: string, happen: () => unknown): () => void;

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
