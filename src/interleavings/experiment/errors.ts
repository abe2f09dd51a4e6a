import { describeValue } from '../barriers/describe-value';
import { ExplorationError } from '../exploration-error';
import { asSentence } from './wording';

/** The experiment itself is not usable, so nothing was explored. */
export class ExperimentError extends ExplorationError {
  /** Always `EXPERIMENT`. */
  readonly code = 'EXPERIMENT';

  /** Quotes the experiment, says what is wrong with it, and keeps the cause. */
  constructor(experiment: string, complaint: string, options?: ErrorOptions) {
    super(`The experiment "${experiment}" cannot be explored: ${complaint}`, options);
  }
}

/** An option of an exploration is unknown or out of range. */
export class ExplorationOptionError extends ExplorationError {
  /** Always `EXPLORATION_OPTION`. */
  readonly code = 'EXPLORATION_OPTION';
}

/** The same choices led to different behaviour, so a search cannot know what it has seen. */
export class NondeterminismError extends ExplorationError {
  /** Always `NONDETERMINISM`. */
  readonly code = 'NONDETERMINISM';

  /** Says what was the same, and what differed. */
  constructor(experiment: string, what: string) {
    super(
      `nondeterminism in "${experiment}": ${asSentence(what)} ` +
        'The code depends on a clock, a timer, I/O, chance or state of an earlier order. ' +
        'Hand that in with turns.control, or build it afresh in setup.',
    );
  }
}

const USUAL_WAY = 'an operation with turns.control, timers with turns.controlTimers';

/** Something went on although the explorer gave no turn, so orders exist that no search has seen. */
export class UncontrolledAsynchronyError extends ExplorationError {
  /** Always `UNCONTROLLED_ASYNCHRONY`. */
  readonly code = 'UNCONTROLLED_ASYNCHRONY';

  /** Says who waited for what, and where; as the way to hand it over, what controls it. */
  constructor(
    experiment: string,
    what: string,
    { way = USUAL_WAY, ...options }: ErrorOptions & { readonly way?: string | undefined } = {},
  ) {
    super(
      `uncontrolled asynchrony in "${experiment}": ${asSentence(what)} The explorer does not control that wait, so it cannot try ` +
        `every order. Let it control the wait: ${way}.`,
      options,
    );
  }
}

/** A controlled function was used where it cannot wait for its turn. */
export class OutsideExplorationError extends ExplorationError {
  /** Always `OUTSIDE_EXPLORATION`. */
  readonly code = 'OUTSIDE_EXPLORATION';

  /** Names the operation and where it was called. */
  constructor(operation: string, where: string) {
    super(
      `The controlled function "${operation}" was called ${where}, and it cannot wait there. ${
        'Build the subject and its controlled functions in setup. Use them only in its callers and its check. ' +
        'Do not call one controlled function inside the effect of another.'
      }`,
    );
  }
}

/** The real effect of a controlled operation did not end. */
export class EffectTimeoutError extends ExplorationError {
  /** Always `EFFECT_TIMEOUT`. */
  readonly code = 'EFFECT_TIMEOUT';

  /** Names the operations that still run. */
  constructor(operations: readonly string[], timeoutMs: number) {
    super(
      `The effect of ${list(operations)} has not ended after ${timeoutMs} ms. ` +
        'An effect must end by itself: it must not wait for another caller.',
    );
  }
}

/** A worker thread of an exploration has died. */
export class WorkerError extends ExplorationError {
  /** Always `WORKER`. */
  readonly code = 'WORKER';

  /** Quotes the experiment, says how the thread ended, and keeps the cause. */
  constructor(experiment: string, what: string, options?: ErrorOptions) {
    super(
      `A worker of the exploration of "${experiment}" has not done its work: ${asSentence(what)} ` +
        'Explore with workers: 1 to see it happen in this thread.',
      options,
    );
  }
}

/** The printed id is not one that {@link replayInterleaving} could have been given by an exploration. */
export class InterleavingIdError extends ExplorationError {
  /** Always `INTERLEAVING_ID`. */
  readonly code = 'INTERLEAVING_ID';

  /** Quotes what is given instead of an id. */
  constructor(given: unknown) {
    super(
      `${describeValue(given)} is not the id of an interleaving. Copy the whole id of a run, such as 01~b6263f.`,
    );
  }
}

/** The code no longer runs the interleaving with this id: it has changed since the id was printed. */
export class StaleInterleavingError extends ExplorationError {
  /** Always `STALE_INTERLEAVING`. */
  readonly code = 'STALE_INTERLEAVING';

  /** Quotes the id and says what the code does instead. */
  constructor(id: string, instead: string) {
    super(
      `The interleaving ${id} is stale: ${instead}. The code has changed since the id was printed, ` +
        'so the id no longer tests what it did. Explore again, and take the new id.',
    );
  }
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `"${name}"`).join(', ');
}
