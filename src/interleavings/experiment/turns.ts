import type { StartTimer } from '../barriers/timer';
import type { AllButLast, Controlled, MethodName, OperationName } from './controlled';
import type { ReadyMadeControls } from './ready-made-controls';
import type { SlotValue, TurnNote } from './turn-note';

/** How {@link Turns.control} treats an operation. */
export interface ControlOptions<Arguments extends readonly unknown[]> {
  /**
   * Makes the error with which the operation may fail. With it, each call of the operation may succeed or fail, and the search
   * tries both.
   *
   * It may do something first, and it may be asynchronous: to store the row and then return an error is an answer that got lost.
   */
  readonly fault?: (...args: Arguments) => unknown;
  /**
   * When the caller gets the result of the effect: in the same step, or in a later one.
   *
   * With `'later'`, other callers may go on while the answer is on its way, as with real databases and servers. This finds races
   * such as a stale read that is written into a cache.
   *
   * @defaultValue {@link InterleavingExperiment.answers}
   */
  readonly answer?: 'at once' | 'later';
  /**
   * What the effect touches. A remote effect touches something far away, such as a row or a file. A local effect also touches
   * what callers read directly, such as a field of their own object. A local effect must not take real time, and every other
   * effect that touches the same thing must be local, too.
   *
   * @defaultValue `'remote'`
   */
  readonly effect?: 'remote' | 'local';
}

/** How {@link Turns.watch} reports a field. */
export interface WatchOptions<Value> {
  /** The name of the shared variable in story and picture. By default it is the name of the property. */
  readonly slot?: string;
  /** What to show for a value. By default objects and functions show as `set`, and everything else as it is. */
  readonly show?: (value: Value) => SlotValue;
}

/** How {@link Turns.controlTimers} lets timers ring. */
export interface TimerControlOptions {
  /**
   * How often a timer may ring while anything else can go on: a whole number from 0, or `Infinity`. With 0 no timer rings.
   *
   * This limits an interval, and a timer that one caller starts again at the same line of code. When such a timer has rung that
   * often, it rings only if a caller still waits and nothing else can go on, so a poll comes to its end. `scope` says so. A
   * search that kept a timer from ringing is not `complete`: `cutBy` has `ringsMax`. With 0, the claim assumes that timers never
   * ring.
   *
   * @defaultValue 2
   */
  readonly ringsMax?: number;
  /**
   * Whether timers ring exactly when they are due, while operations take as long as they like and computing no time.
   *
   * Without it, durations order nothing. What holds then holds on every machine, however slow it is. Code that is right only
   * because 10 ms pass before 20 ms fails.
   *
   * @defaultValue false
   */
  readonly virtualTime?: boolean;
}

/**
 * With this an experiment lets the explorer control what its code waits for.
 *
 * During `setup` and `check` controlled functions run at once. While callers run they wait, and only the explorer decides
 * who goes on. Each order has its own `Turns`.
 */
export interface Turns extends ReadyMadeControls {
  /**
   * Makes a function of which each call waits, and takes effect when the explorer lets it.
   *
   * The effect may be real and take real time. The step lasts until the effect is over. It gets the `this` of the call.
   *
   * @param name - The name of the operation in story, picture and messages.
   * @param effect - What the operation does. It must not call another controlled function.
   * @returns A function to hand to the code under test. It rejects with `OUTSIDE_EXPLORATION` once its order is over.
   */
  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: ControlOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;

  /**
   * Starts a timer of which the explorer decides when it rings: at any time until it is cancelled.
   *
   * Durations do not order these timers, so what holds with them holds on every machine, however slow it is. Once the callers
   * are done and only a check waits, the shortest timer rings.
   */
  readonly startTimer: StartTimer;

  /**
   * Makes an object that looks like the original, and whose methods are controlled operations of the same names.
   *
   * It controls all methods, own and inherited, or only those that you name. By default it leaves out the methods of plain
   * objects, functions and emitters, generators, and methods whose name ends in `Sync`. Methods run on the original, so what a
   * method calls there is part of its effect. If a method gives no promise and its last argument is a function, the answer goes to
   * that function, as with {@link Turns.controlCallback}. To control a method that takes a function to work with, use `control`.
   *
   * @param target - An object, a module, or an instance of a class. It stays as it is.
   * @param methods - The names of the methods to control. A symbol is a name, too.
   * @throws ExplorationOptionError when there is no method of that name (`EXPLORATION_OPTION`).
   */
  controlAll<Target extends object, Name extends MethodName<Target> = OperationName<Target>>(
    target: Target,
    methods?: readonly Name[],
  ): Controlled<Target, Name>;

  /**
   * Makes a function that calls back, and of which each call waits. Its callback runs in a step.
   *
   * The callback is the last argument. It runs directly in the callback of the event loop, not in a promise job behind it. If the
   * callback throws, that is an uncaught exception, as in Node. If the function throws instead of calling back, the callback gets
   * the error, because the caller has gone on by then. `util.promisify` works on it. It returns nothing.
   *
   * @typeParam Method - The type of the function, which stays the same.
   * @param name - The name of the operation in story, picture and messages.
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
   * Lets the explorer decide when each timer rings that the subject starts, until the order is over.
   *
   * It covers `setTimeout`, `setInterval`, `setImmediate`, what clears them, `node:timers`, `node:timers/promises` and
   * `AbortSignal.timeout`. `Date`, `performance.now` and `process.hrtime` tell the time of these timers. When the order is over,
   * however it ends, all of them are Node's own again. A timer function that a module kept before the call stays real.
   *
   * A timer may ring at any time once it was started. Code that starts timers again and again does not make the search endless:
   * see {@link TimerControlOptions.ringsMax}. When all callers have ended, a timer need not ring any more.
   *
   * @throws ExplorationOptionError when an option is unknown or out of range (`EXPLORATION_OPTION`).
   * @throws ExperimentError when it is called twice for one order (`EXPERIMENT`).
   */
  controlTimers(options?: TimerControlOptions): void;

  /**
   * Makes a signal that aborts once, at any time that the explorer chooses.
   *
   * @param name - The name of the turn in story and picture; `abort` by default.
   */
  abortSignal(name?: string): AbortSignal;

  /**
   * Lets something happen to the subject once, at any time from now on that the explorer chooses.
   *
   * It runs in its own callback of the event loop. If it throws, as an emitter does with an error that nobody listens to, that is
   * an uncaught exception.
   *
   * @example
   * ```ts
   * turns.event('close of the socket', () => socket.emit('close'));
   * ```
   *
   * @param name - The name of the turn in story and picture.
   * @returns A function that takes it back, so that it never happens. Safe to call twice.
   */
  event(name: string, happen: () => unknown): () => void;

  /** Adds a remark to story and picture. It belongs to the caller and the step during which it is made. */
  note(note: TurnNote): void;

  /**
   * Notes every look at a public field and every assignment to it. The code under test stays as it is.
   *
   * It costs time, so leave it out of searches that only count. If you watch a field twice, everything is noted twice.
   *
   * @throws TypeError when the object is frozen, so that the field cannot be replaced.
   */
  watch<Target extends object, Property extends keyof Target & string>(
    target: Target,
    property: Property,
    options?: WatchOptions<Target[Property]>,
  ): void;
}
