import { inspect } from 'node:util';
import { ExplorationOptionError } from './errors';

/** How far a search has come. */
export interface ExplorationProgress {
  /** The name of the experiment. */
  readonly experiment: string;
  /** The interleavings covered so far, with those counted by symmetry. */
  readonly interleavings: bigint;
  /** The interleavings run so far. */
  readonly explored: number;
  /** Those of {@link ExplorationProgress.interleavings} that failed. */
  readonly failing: bigint;
  /** Real time since the search began, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * How far a search goes. Without options it goes all the way, within a generous number of interleavings.
 *
 * A limit that cuts anything off is named in {@link Exploration.cutBy}, and the search is then not `complete`.
 */
export interface ExplorationOptions {
  /**
   * How many interleavings are run before the search stops: a whole number from 1.
   *
   * @defaultValue 1000000
   */
  readonly interleavingsMax: number;
  /**
   * How many may share one tick, which is one callback of the event loop: a whole number from 1.
   *
   * With 1, callers never start together and answers never arrive together, which real programs do all the time.
   *
   * @defaultValue Infinity
   */
  readonly togetherMax: number;
  /**
   * How many steps of one interleaving may share the tick of the step before them: a whole number from 0.
   *
   * The search tries none first, then one, then two, then all, so that simple bugs are found first.
   *
   * @defaultValue Infinity
   */
  readonly joinsMax: number;
  /**
   * How often, in one interleaving, a caller that could go on has to wait for another: a whole number from 0.
   *
   * @defaultValue Infinity
   */
  readonly preemptionsMax: number;
  /**
   * How many faults are injected in one interleaving: a whole number from 0.
   *
   * @defaultValue Infinity
   */
  readonly faultsMax: number;
  /**
   * How long one interleaving may become before it is given up: a whole number of steps from 1. It ends code that tries again for ever.
   *
   * @defaultValue 1000
   */
  readonly stepsMax: number;
  /**
   * How long the real effect of one operation may take, in milliseconds: a whole number from 1. A check that takes real
   * time may take as long, but no longer than two seconds.
   *
   * @defaultValue 10000
   */
  readonly effectTimeoutMs: number;
  /**
   * How long the whole search may take, in milliseconds: a whole number from 1. It stops between two interleavings.
   *
   * @defaultValue Infinity
   */
  readonly budgetMs: number;
  /**
   * Whether the search stops at the first interleaving that fails.
   *
   * @defaultValue false
   */
  readonly stopAtFirst: boolean;
  /** Stops the search when it is aborted: the exploration then tells what was found until then. No signal by default. */
  readonly signal: AbortSignal | undefined;
  /**
   * Whether callers of one `kind` that have not started are counted instead of tried in every order.
   *
   * @defaultValue true
   */
  readonly symmetry: boolean;
  /**
   * How often `onProgress` hears, in milliseconds, and first after twice that time: a whole number from 1.
   *
   * @defaultValue 1000
   */
  readonly progressEveryMs: number;
  /** Hears of the progress of a long search; nobody by default. It must not take long, and its errors end the search. */
  readonly onProgress: (progress: ExplorationProgress) => void;
}

/** What can cut a search. */
export type ExplorationLimit =
  | 'interleavingsMax'
  | 'togetherMax'
  | 'joinsMax'
  | 'preemptionsMax'
  | 'faultsMax'
  | 'stepsMax'
  | 'ringsMax'
  | 'budgetMs'
  | 'stopAtFirst'
  | 'signal';

const DEFAULTS: ExplorationOptions = Object.freeze({
  interleavingsMax: 1_000_000,
  togetherMax: Number.POSITIVE_INFINITY,
  joinsMax: Number.POSITIVE_INFINITY,
  preemptionsMax: Number.POSITIVE_INFINITY,
  faultsMax: Number.POSITIVE_INFINITY,
  stepsMax: 1000,
  effectTimeoutMs: 10_000,
  budgetMs: Number.POSITIVE_INFINITY,
  stopAtFirst: false,
  signal: undefined,
  symmetry: true,
  progressEveryMs: 1000,
  onProgress: () => undefined,
});

/** The options that are whole numbers, and what they start from. */
const NUMBERS = [
  ['interleavingsMax', 1],
  ['togetherMax', 1],
  ['joinsMax', 0],
  ['preemptionsMax', 0],
  ['faultsMax', 0],
  ['stepsMax', 1],
  ['effectTimeoutMs', 1],
  ['budgetMs', 1],
  ['progressEveryMs', 1],
] as const;

/**
 * Fills in what was left out and checks the rest.
 *
 * @throws ExplorationOptionError when an option is unknown or out of range.
 */
export function completeExplorationOptions(options: Partial<ExplorationOptions>): ExplorationOptions {
  if (typeof options !== 'object' || options === null) {
    throw new ExplorationOptionError(
      `The options must be an object, not ${options === null ? 'null' : typeof options}.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (!(name in DEFAULTS)) {
      throw new ExplorationOptionError(
        `"${name}" is no option of an exploration; there are ${Object.keys(DEFAULTS).join(', ')}.`,
      );
    }
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const completed = { ...DEFAULTS, ...given };
  for (const [name, from] of NUMBERS) {
    checkNumber(name, completed[name], from);
  }
  checkType('symmetry', completed.symmetry, 'boolean');
  checkType('stopAtFirst', completed.stopAtFirst, 'boolean');
  checkType('onProgress', completed.onProgress, 'function');
  checkSignal(completed.signal);
  return Object.freeze(completed);
}

function checkNumber(name: keyof ExplorationOptions, value: unknown, from: number): void {
  const isWhole = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!isWhole || Number(value) < from) {
    throw new ExplorationOptionError(
      `${name} must be a whole number from ${from}, or Infinity, not ${inspect(value)}.`,
    );
  }
}

function checkSignal(signal: unknown): void {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new ExplorationOptionError(`signal must be an AbortSignal, not ${typeof signal}.`);
  }
}

function checkType(name: keyof ExplorationOptions, value: unknown, type: 'boolean' | 'function'): void {
  if (typeof value !== type) {
    throw new ExplorationOptionError(`${name} must be a ${type}, not ${typeof value}.`);
  }
}
