import type { Pickle } from '../ground/envelope';
import type { TaggedScenario } from './tagged-scenario';

/** The number of a run of a repeated scenario. */
export interface Repetition {
  /** From 1. */
  readonly run: number;
  /** How many runs there are. */
  readonly of: number;
}

/** A pickle with an extra field. Cucumber passes the field to the process that runs the pickle, but does not report it. */
interface RepeatedPickle extends Pickle {
  readonly captureBugsRepetition: Repetition;
}

/** How often a scenario is run. Its tag takes precedence over the option, which applies only to captures. */
export function runsOf(
  { repeat, expectedFail, quarantined }: TaggedScenario,
  settings: { readonly repeat: number },
): number {
  return repeat ?? (expectedFail === undefined || quarantined !== undefined ? 1 : settings.repeat);
}

/**
 * One pickle for each run. All keep the same id, because a plugin cannot announce new pickles; Cucumber makes a separate test case
 * of each.
 */
export function repeatPickle(pickle: Pickle, runs: number): readonly Pickle[] {
  if (runs === 1) {
    return [pickle];
  }
  return Array.from(
    { length: runs },
    (_, index): RepeatedPickle => ({ ...pickle, captureBugsRepetition: { run: index + 1, of: runs } }),
  );
}

/** The repetition of a pickle; undefined if its scenario is run once. */
export function repetitionOf(pickle: Pickle | RepeatedPickle): Repetition | undefined {
  return 'captureBugsRepetition' in pickle ? pickle.captureBugsRepetition : undefined;
}
