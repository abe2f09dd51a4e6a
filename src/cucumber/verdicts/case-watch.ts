import { describePlace } from '../ground/place';
import type { RunStatus } from '../ground/run-status';
import { codeOf, isError, namesOf } from '../ground/thrown';
import type { TaggedScenario } from '../tags/tagged-scenario';
import { isDeclaredName, isNamed } from '../tags/thrown-reason';
import { type AssertionSettings, isAssertion } from './assertion';
import { expectationOf, judge } from './judge';
import { type Obstacle, obstacleOfHook, obstacleOfScenario, obstacleOfStep } from './obstacle';
import type { Course, FailedClaim, Outcome } from './outcome';
import { isThrownByProduct, isUntraceable } from './thrown-by-product';
import type { WatchedStep } from './watched-step';

/** Watches one attempt at a scenario that is expected to fail, and remembers the facts that decide its verdict. */
export class CaseWatch {
  readonly #scenario: TaggedScenario;
  readonly #settings: AssertionSettings;
  #openStep: WatchedStep | undefined;
  #hasStepThrown = false;
  #claim: FailedClaim | undefined;
  #obstacle: Obstacle | undefined;

  constructor(scenario: TaggedScenario, settings: AssertionSettings) {
    this.#scenario = scenario;
    this.#settings = settings;
  }

  /** The running step; undefined while hooks of the scenario run. */
  get openStep(): WatchedStep | undefined {
    return this.#openStep;
  }

  /** The captured bug, once its `Then` has failed as documented. */
  get captured(): FailedClaim | undefined {
    return this.#claim !== undefined && this.#isExpected(this.#claim) ? this.#claim : undefined;
  }

  /** Called when a step begins. */
  open(step: WatchedStep): void {
    this.#openStep = step;
    this.#hasStepThrown = false;
  }

  /** Reads the error of a step. Returns whether it is the captured bug; then the step may end as skipped. */
  captures(step: WatchedStep | undefined, error: unknown): boolean {
    this.#hasStepThrown ||= step === this.#openStep;
    // A step that is no longer open has timed out. An error that comes now is too late to count.
    if (step === undefined || step !== this.#openStep || this.#claim !== undefined || !isError(error)) {
      return false;
    }
    const isDeclared = this.#isDeclared(step, error);
    if (!isDeclared && !this.#isClaimed(step, error)) {
      return false;
    }
    this.#claim = { step: step.text, at: describePlace(step.place), error, isDeclared };
    return this.#isExpected(this.#claim);
  }

  /** Called when a hook of the scenario throws. */
  seeHookFail(error: unknown): void {
    this.#obstacle ??= obstacleOfHook(error);
  }

  /** Called when the open step ends, with Cucumber's result. Returns the claim if this step failed with it. */
  close(course: Course | undefined): FailedClaim | undefined {
    const step = this.#openStep;
    this.#openStep = undefined;
    if (step === undefined || course?.status === 'passed') {
      return undefined;
    }
    if (this.#claim !== undefined && this.#agrees(course, this.#claim)) {
      return this.#claim;
    }
    this.#obstacle ??= obstacleOfStep(step, course, {
      ...this.#settings,
      hasStepThrown: this.#hasStepThrown,
    });
    return undefined;
  }

  /** The outcome of the attempt, given Cucumber's result. Call it after everything else has run. */
  outcome(course: Course | undefined): Outcome {
    if (course === undefined || course.status === 'passed') {
      return { kind: 'passed' };
    }
    const claim = this.#claim;
    if (claim !== undefined && this.#obstacle === undefined && course.status === this.#statusAfter(claim)) {
      return { kind: 'claim failed', claim };
    }
    return { kind: 'went wrong', ...(this.#obstacle ?? obstacleOfScenario(course)) };
  }

  #isClaimed(step: WatchedStep, error: Error): boolean {
    if (!step.isOwnThen) {
      return false;
    }
    const { productFolders } = this.#settings;
    const isOfSuite = !isThrownByProduct(error, productFolders) && !isUntraceable(error, productFolders);
    return isAssertion(error, this.#settings) && isOfSuite;
  }

  // The only exception to "only an assertion counts": this class of error, in this step, as declared in the scenario.
  #isDeclared({ deed }: WatchedStep, error: Error): boolean {
    const { thrown } = this.#scenario.reason ?? {};
    if (thrown === undefined || deed === undefined || !isNamed(thrown.step, deed)) {
      return false;
    }
    return isDeclaredName(thrown, namesOf(error), codeOf(error)) && !isAssertion(error, this.#settings);
  }

  #isExpected(claim: FailedClaim): boolean {
    return judge(expectationOf(this.#scenario), { kind: 'claim failed', claim }) === 'captured';
  }

  #statusAfter(claim: FailedClaim): RunStatus {
    return this.#isExpected(claim) ? 'skipped' : 'failed';
  }

  // After a time-out, a late assertion error may look like a claim. Only what Cucumber has seen counts.
  #agrees(course: Course | undefined, claim: FailedClaim): boolean {
    return course?.status === 'skipped' || course?.error === claim.error;
  }
}
