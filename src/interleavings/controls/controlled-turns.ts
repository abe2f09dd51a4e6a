import { describeValue } from '../barriers/describe-value';
import { nearestName } from '../barriers/nearest-name';
import type { StartTimer } from '../barriers/timer';
import { activity } from '../execution/activity';
import type { Execution } from '../execution/execution';
import { expectFunction, expectName, expectObject, expectOptions } from '../experiment/check-values';
import { completeNote } from '../experiment/complete-note';
import type { AllButLast, Controlled, MethodName, OperationName } from '../experiment/controlled';
import { ExplorationOptionError } from '../experiment/errors';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import type { TurnNote } from '../experiment/turn-note';
import type { ControlOptions, TimerControlOptions, Turns, WatchOptions } from '../experiment/turns';
import { bindWhenRead } from './bind-when-read';
import { checkControl } from './check-control';
import { controlAll } from './control-all';
import { controlCallback } from './control-callback';
import { controlEvent } from './control-event';
import { controlTimers } from './control-timers';
import { controlOperation } from './controlled-operation';
import { type ControlledFunction, OperationCall } from './operation-call';
import { ReadyMade } from './ready-made';
import type { Ear, Operation } from './seams';
import type { Method } from './view-of';
import { watchField } from './watch-field';

/** The controls of one order: each call of a controlled function waits here for its turn. */
export class ControlledTurns extends ReadyMade implements Turns {
  readonly #execution: Execution;
  readonly #answers: 'at once' | 'later';

  static {
    bindWhenRead(ReadyMade.prototype);
    bindWhenRead(ControlledTurns.prototype);
  }

  constructor(execution: Execution, { answers = 'at once' }: InterleavingExperiment) {
    super();
    this.#execution = execution;
    this.#answers = answers;
  }

  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options: ControlOptions<Arguments> = {},
  ): (...args: Arguments) => Promise<Result> {
    return controlOperation(this.#execution, this.#way(name, effect, options));
  }

  controlAll<Target extends object, Name extends MethodName<Target> = OperationName<Target>>(
    target: Target,
    methods?: readonly Name[],
  ): Controlled<Target, Name> {
    const view = controlAll(target, methods, {
      control: (name, method) => controlOperation(this.#execution, this.#way(name, method)),
      controlCallback: (name, method) => controlCallback(this.#execution, this.#way(name, method)),
    });
    return view as Controlled<Target, Name>;
  }

  controlCallback<Callee extends (...args: never[]) => unknown>(
    name: string,
    method: Callee,
    options: ControlOptions<AllButLast<Parameters<Callee>>> = {},
  ): Callee {
    const way = this.#way(name, method as unknown as Method, options as ControlOptions<readonly unknown[]>);
    return controlCallback(this.#execution, way) as unknown as Callee;
  }

  controlTimers(options: TimerControlOptions = {}): void {
    controlTimers(this.#execution, options);
  }

  abortSignal(name = 'abort'): AbortSignal {
    expectName('turns.abortSignal', name);
    const controller = new AbortController();
    this.event(name, () => controller.abort());
    return controller.signal;
  }

  event(name: string, happen: () => unknown): () => void {
    expectName('turns.event', name);
    expectFunction(`What happens in the event "${name}"`, happen);
    return controlEvent(this.#execution, name, happen);
  }

  get isOver(): boolean {
    return this.#execution.isOver;
  }

  call<Result>(operation: Operation<Result>, args: readonly unknown[], ear: Ear<Result>): void {
    const { name, effect, fault, answer = this.#answers } = operation;
    const refused = this.#execution.refuseOutside(name);
    if (refused !== undefined) {
      throw refused;
    }
    const way = {
      name,
      effect,
      fault,
      isAnsweredLater: answer === 'later',
      isLocal: false,
      isCalledBack: true,
    };
    const heard = hearingOf(ear, this.#execution);
    const call = new OperationCall(this.#execution, way, { self: undefined, args, ...heard });
    if (this.#execution.isExploring) {
      call.wait();
    } else {
      // Deferred, because Node never calls a callback synchronously, within the call.
      process.nextTick(() => call.runAtOnce());
    }
  }

  refuse(error: ExplorationOptionError): ExplorationOptionError {
    this.#execution.misused(error);
    return error;
  }

  outside<Result>(work: () => Result): Result {
    const { place } = activity;
    activity.place = undefined;
    try {
      return work();
    } finally {
      activity.place = place;
    }
  }

  atEnd(putBack: () => void): void {
    this.#execution.undo.push(putBack);
  }

  readonly startTimer: StartTimer = (durationMs, ring) => {
    const execution = this.#execution;
    expectFunction('What rings', ring);
    return execution.wait({
      kind: 'timer',
      name: `timer of ${durationMs} ms`,
      durationMs,
      jumps: true,
      resume: () => {
        try {
          ring();
        } catch (error) {
          execution.errorUncaught(error);
        }
      },
    });
  };

  note(note: TurnNote): void {
    try {
      this.#execution.note(completeNote(note));
    } catch (error) {
      // Report it here as well: in a caller, the code under test may swallow the thrown error.
      this.#execution.misused(error as ExplorationOptionError);
      throw error;
    }
  }

  watch<Target extends object, Property extends keyof Target & string>(
    target: Target,
    property: Property,
    options: WatchOptions<Target[Property]> = {},
  ): void {
    expectObject('What turns.watch watches', target);
    expectName('The field that turns.watch watches', property);
    expectField(target, property);
    expectOptions('turns.watch', options, ['slot', 'show']);
    const { slot = property, show } = options;
    if (show !== undefined) {
      expectFunction('What shows the value of a field', show);
    }
    expectName('The slot of turns.watch', slot);
    watchField(target, property, { slot, show, note: (note) => this.note(note) });
  }

  #way<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options: ControlOptions<Arguments> = {},
  ): ControlledFunction<Arguments, Result> {
    checkControl(name, effect, options);
    const { fault, answer = this.#answers, effect: reach = 'remote' } = options;
    return { name, effect, fault, isAnsweredLater: answer === 'later', isLocal: reach === 'local' };
  }
}

/** A watched field may be added later; but a name that is almost the name of an existing field is a misspelling. */
function expectField(target: object, property: string): void {
  const meant = property in target ? undefined : nearestName(property, Object.keys(target));
  if (meant !== undefined) {
    throw new ExplorationOptionError(
      `turns.watch finds no field "${property}" in ${describeValue(target)}; did you mean "${meant}"? ` +
        'A field that comes later has to be there, undefined, before it is watched.',
    );
  }
}

/** Guards both callbacks: an error that one throws is a failure of the caller that passed it. */
function hearingOf<Result>({ succeed, fail }: Ear<Result>, execution: Execution) {
  const guarded =
    <Value>(hear: (value: Value) => void) =>
    (value: Value) => {
      try {
        hear(value);
      } catch (error) {
        execution.errorUncaught(error);
      }
    };
  return { resolve: guarded(succeed), reject: guarded(fail) };
}
