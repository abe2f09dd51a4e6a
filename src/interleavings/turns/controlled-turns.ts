import type { StartTimer } from '../barriers/timer';
import type { TurnOutcome } from './interleaving-run';
import { places } from './place';
import type { Stage } from './stage';
import type { TurnNote } from './turn-note';
import type { ControlOptions, Turns, WatchOptions } from './turns';
import { watchField } from './watch-field';

const SUCCEEDS: readonly TurnOutcome[] = ['succeeds'];
const SUCCEEDS_OR_FAULTS: readonly TurnOutcome[] = ['succeeds', 'faults'];

/** The seams of one schedule: whatever passes through them waits on its stage. */
export class ControlledTurns implements Turns {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    { fault }: ControlOptions<Arguments> = {},
  ): (...args: Arguments) => Promise<Result> {
    const stage = this.#stage;
    const outcomes = fault === undefined ? SUCCEEDS : SUCCEEDS_OR_FAULTS;
    return async (...args) => {
      const outcome = await stage.takeTurn(name, outcomes);
      if (outcome === 'faults' && fault !== undefined) {
        throw await stage.run(name, () => fault(...args));
      }
      return stage.run(name, () => effect(...args));
    };
  }

  readonly startTimer: StartTimer = (durationMs, ring) => {
    const stage = this.#stage;
    const { place } = stage;
    // The explorer rings on behalf of nobody, so the caller who started the timer is put back into its place.
    const resume = () => {
      try {
        places.run(place, ring);
      } catch (error) {
        stage.rejectionUnhandled(error);
      }
    };
    return stage.park({
      kind: 'timer',
      operation: `timer of ${durationMs} ms`,
      outcomes: SUCCEEDS,
      durationMs,
      resume,
    });
  };

  note(note: TurnNote): void {
    this.#stage.note(note);
  }

  watch<Target extends object, Property extends keyof Target & string>(
    target: Target,
    property: Property,
    options: WatchOptions<Target[Property]> = {},
  ): void {
    watchField(target, property, { slot: property, ...options, note: (note) => this.#stage.note(note) });
  }
}
