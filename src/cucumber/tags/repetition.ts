import type { Pickle } from '../ground/envelope';
import type { TaggedScenario } from './tagged-scenario';

/** Which of several runs of one scenario this is. */
export interface Repetition {
  /** From 1. */
  readonly run: number;
  /** How many there are. */
  readonly of: number;
}

/** A pickle on its way to the process that runs it: what stands in here gets there, and into no report. */
interface RepeatedPickle extends Pickle {
  readonly captureBugsRepetition: Repetition;
}

/** How often a scenario is to be run: its tag goes before the option, and the option is for captures alone. */
export function runsOf(
  { repeat, expectedFail, quarantined }: TaggedScenario,
  settings: { readonly repeat: number },
): number {
  return repeat ?? (expectedFail === undefined || quarantined !== undefined ? 1 : settings.repeat);
}

/**
 * One pickle for each run. They keep the id, since a plugin cannot announce new ones, and Cucumber makes a test case of its
 * own of each.
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

/** Which run a pickle is meant for; undefined when its scenario is run once. */
export function repetitionOf(pickle: Pickle | RepeatedPickle): Repetition | undefined {
  return 'captureBugsRepetition' in pickle ? pickle.captureBugsRepetition : undefined;
}
