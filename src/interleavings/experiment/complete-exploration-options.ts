import { describeValue } from '../barriers/describe-value';
import { expectOptions } from './check-values';
import { ExplorationOptionError } from './errors';
import type { ExplorationOptions } from './exploration-options';
import { type CompleteScheduler, completeScheduler } from './scheduler-choice';

/** The options of a search, with nothing left out. */
export interface CompleteOptions extends ExplorationOptions {
  readonly scheduler: CompleteScheduler;
}

const DEFAULTS: ExplorationOptions = Object.freeze({
  scheduler: Object.freeze({ kind: 'depth-first' }),
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
  workers: 1,
  progressEveryMs: 1000,
  onProgress: () => undefined,
});

/** The names of all options of an exploration. */
export const EXPLORATION_OPTIONS: readonly string[] = Object.keys(DEFAULTS);

/** The number of random orders. The search remembers each of them to recognise repetitions, so the number needs an upper bound. */
const SAMPLES = Object.freeze({ byDefault: 10_000, max: 10_000_000 });

const WORKERS_MAX = 64;

/** The options that are whole numbers, and their minimum. */
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
 * Applies the defaults and checks the given options.
 *
 * @throws ExplorationOptionError when an option is unknown or out of range.
 */
export function completeExplorationOptions(options: Partial<ExplorationOptions>): CompleteOptions {
  expectOptions('an exploration', options, EXPLORATION_OPTIONS);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const { scheduler: choice = DEFAULTS.scheduler } = given;
  const scheduler = completeScheduler(choice);
  const isSampled = scheduler.kind !== 'depth-first';
  const interleavingsMax = isSampled ? SAMPLES.byDefault : DEFAULTS.interleavingsMax;
  const completed = { ...DEFAULTS, interleavingsMax, ...given, scheduler };
  for (const [name, from] of NUMBERS) {
    checkNumber(name, completed[name], from);
  }
  checkSamples(completed.interleavingsMax, scheduler);
  checkWorkers(completed.workers, scheduler);
  checkType('symmetry', completed.symmetry, 'boolean');
  checkType('stopAtFirst', completed.stopAtFirst, 'boolean');
  checkType('onProgress', completed.onProgress, 'function');
  checkSignal(completed.signal);
  const runsMax = isSampled ? Math.min(completed.interleavingsMax, SAMPLES.max) : completed.interleavingsMax;
  return Object.freeze({ ...completed, interleavingsMax: runsMax });
}

function checkNumber(name: keyof ExplorationOptions, value: unknown, from: number): void {
  const isWhole = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!isWhole || Number(value) < from) {
    throw new ExplorationOptionError(
      `${name} must be a whole number from ${from}, or Infinity, not ${describeValue(value)}.`,
    );
  }
}

function checkSamples(interleavingsMax: number, { kind }: CompleteScheduler): void {
  const isTooLarge = Number.isFinite(interleavingsMax) && interleavingsMax > SAMPLES.max;
  if (kind !== 'depth-first' && isTooLarge) {
    throw new ExplorationOptionError(
      `interleavingsMax must be a whole number from 1 to ${SAMPLES.max}, or Infinity, which means as many, where the scheduler is '${kind}', not ${describeValue(interleavingsMax)}.`,
    );
  }
}

function checkWorkers(workers: number, { kind }: CompleteScheduler): void {
  if (!Number.isInteger(workers) || workers < 1 || workers > WORKERS_MAX) {
    throw new ExplorationOptionError(
      `workers must be a whole number from 1 to ${WORKERS_MAX}, not ${describeValue(workers)}.`,
    );
  }
  if (kind !== 'depth-first' && workers > 1) {
    throw new ExplorationOptionError(
      `workers need the scheduler 'depth-first': they cannot share a search by '${kind}'.`,
    );
  }
}

function checkSignal(signal: unknown): void {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new ExplorationOptionError(`signal must be an AbortSignal, not ${describeValue(signal)}.`);
  }
}

function checkType(name: keyof ExplorationOptions, value: unknown, type: 'boolean' | 'function'): void {
  if (typeof value !== type) {
    throw new ExplorationOptionError(`${name} must be a ${type}, not ${describeValue(value)}.`);
  }
}
