import type { StartTimer } from '../barriers/timer';
import type { Execution } from '../execution/execution';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import type { TurnNote } from '../experiment/turn-note';
import type { ControlOptions, Turns, WatchOptions } from '../experiment/turns';
import { controlOperation } from './controlled-operation';
import { watchField } from './watch-field';

/** The seams of one order: whatever passes through them waits there. */
export class ControlledTurns implements Turns {
  readonly #execution: Execution;
  readonly #answers: 'at once' | 'later';

  constructor(execution: Execution, { answers = 'at once' }: InterleavingExperiment) {
    this.#execution = execution;
    this.#answers = answers;
  }

  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options: ControlOptions<Arguments> = {},
  ): (...args: Arguments) => Promise<Result> {
    const { fault, answer = this.#answers, effect: reach = 'remote' } = options;
    const way = { name, effect, fault, isAnsweredLater: answer === 'later', isLocal: reach === 'local' };
    return controlOperation(this.#execution, way);
  }

  // Its methods may be handed on alone, as those of an object may not.
  readonly startTimer: StartTimer = (durationMs, ring) => {
    const execution = this.#execution;
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
    this.#execution.note(note);
  }

  watch<Target extends object, Property extends keyof Target & string>(
    target: Target,
    property: Property,
    options: WatchOptions<Target[Property]> = {},
  ): void {
    watchField(target, property, {
      slot: property,
      ...options,
      note: (note) => this.#execution.note(note),
    });
  }
}
