import { describeValue } from '../barriers/describe-value';
import { nearestName } from '../barriers/nearest-name';
import { ExplorationOptionError } from './errors';
import { hintAt } from './hint-at';

/** Runs every interleaving, each exactly once. */
export interface DepthFirstChoice {
  /** All of them, one after another. */
  readonly kind: 'depth-first';
}

/** Runs interleavings in which each step is chosen at random. */
export interface RandomChoice {
  /** By chance alone. */
  readonly kind: 'random';
  /**
   * The seed of the random numbers: a whole number from 0 to 4294967295. The same seed runs the same interleavings on every machine.
   *
   * @defaultValue 1
   */
  readonly seed?: number;
}

/**
 * Runs interleavings by probabilistic concurrency testing (PCT). Each caller gets a random priority, and the caller with the
 * highest goes on. At a few random steps that caller gets the lowest priority.
 *
 * It finds bugs that need few preemptions at the right places, even among many steps that have no part in them. For `n` callers
 * that take `k` steps, at least one interleaving in `n * k ** (depth - 1)` shows a bug of that depth.
 */
export interface PctChoice {
  /** By priorities. */
  readonly kind: 'pct';
  /**
   * The seed of the random numbers: a whole number from 0 to 4294967295. The same seed runs the same interleavings on every machine.
   *
   * @defaultValue 1
   */
  readonly seed?: number;
  /**
   * How many events must happen in a certain order for the bug to show: a whole number from 1. Priorities change at `depth - 1`
   * steps.
   *
   * @defaultValue 3
   */
  readonly depth?: number;
}

/** Which interleavings are run, and in which order. */
export type SchedulerChoice = DepthFirstChoice | RandomChoice | PctChoice;

/** A choice with all of its settings. */
export type CompleteScheduler = Required<SchedulerChoice>;

const SEED_MAX = 0xffff_ffff;
const SETTINGS = Object.freeze({
  'depth-first': Object.freeze({}),
  random: Object.freeze({ seed: 1 }),
  pct: Object.freeze({ seed: 1, depth: 3 }),
});

/**
 * Applies the defaults and checks the given settings.
 *
 * @throws ExplorationOptionError when there is no such scheduler, or a setting of it is unknown or out of range.
 */
export function completeScheduler(choice: unknown): CompleteScheduler {
  if (!isChoice(choice)) {
    throw new ExplorationOptionError(complaintAbout(choice));
  }
  const { kind, ...settings } = choice;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const known = Object.keys(SETTINGS[kind]);
  for (const [name, value] of given) {
    if (!known.includes(name)) {
      throw new ExplorationOptionError(
        `"${name}" is no setting of the scheduler '${kind}'${hintAt(name, known)}`,
      );
    }
    checkSetting(name, value);
  }
  return Object.freeze({ kind, ...SETTINGS[kind], ...Object.fromEntries(given) }) as CompleteScheduler;
}

/** Describes the valid choices. If the kind is passed without an object, or is misspelt, the message shows the correct form. */
function complaintAbout(choice: unknown): string {
  const kinds = Object.keys(SETTINGS);
  const kind: unknown =
    typeof choice === 'object' && choice !== null && 'kind' in choice ? choice.kind : choice;
  const meant = typeof kind === 'string' ? nearestName(kind, kinds) : undefined;
  const hint = meant === undefined ? '.' : `; did you mean { kind: '${meant}' }?`;
  const choices = kinds.map((each) => `'${each}'`).join(', ');
  return `scheduler must be an object whose kind is one of ${choices}, not ${describeValue(choice)}${hint}`;
}

function isChoice(choice: unknown): choice is SchedulerChoice {
  return (
    typeof choice === 'object' &&
    choice !== null &&
    'kind' in choice &&
    Object.hasOwn(SETTINGS, String(choice.kind)) &&
    typeof choice.kind === 'string'
  );
}

function checkSetting(name: string, value: unknown): void {
  const [from, to] = name === 'seed' ? [0, SEED_MAX] : [1, Number.MAX_SAFE_INTEGER];
  if (!Number.isInteger(value) || Number(value) < from || Number(value) > to) {
    const range = name === 'seed' ? `from ${from} to ${to}` : `from ${from}`;
    throw new ExplorationOptionError(
      `${name} of the scheduler must be a whole number ${range}, not ${describeValue(value)}.`,
    );
  }
}
