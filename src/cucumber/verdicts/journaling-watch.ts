import { describePlace } from '../ground/place';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { AssertionSettings } from './assertion';
import { CaseWatch } from './case-watch';
import type { Journal } from './journal';
import type { Course, FailedClaim } from './outcome';
import type { WatchedStep } from './watched-step';

/** A watch that writes down each step before it runs: the process may not come back from it. */
export class JournalingWatch extends CaseWatch {
  readonly #journal: Journal;

  constructor(scenario: TaggedScenario, settings: AssertionSettings, journal: Journal) {
    super(scenario, settings);
    this.#journal = journal;
  }

  override open(step: WatchedStep): void {
    const { text, place, deed } = step;
    this.#journal({ kind: 'step', text, at: describePlace(place), isSetUp: deed === undefined });
    super.open(step);
  }

  override close(course: Course | undefined): FailedClaim | undefined {
    this.#journal({ kind: 'step ended', isTimeout: cucumbersTimeout.test(course?.message ?? '') });
    return super.close(course);
  }
}

// Of Cucumber itself: a product may well throw an error that only says the same.
const cucumbersTimeout =
  /function timed out, ensure the (?:promise resolves|callback is executed) within \d+/;
