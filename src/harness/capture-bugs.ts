import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  After,
  AfterStep,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  type IWorld,
  setDefinitionFunctionWrapper,
} from '@cucumber/cucumber';
import {
  CaptureBugsOptionError,
  type CaptureBugsOptions,
  completeCaptureBugsOptions,
} from './capture-bugs-options';
import { CaptureRun } from './capture-run';
import type { Vocabulary } from './tags/vocabulary';
import { type Definition, wrapDefinition } from './verdicts/definition-wrapper';
import type { FailedClaim } from './verdicts/outcome';
import { capturedFailureFile, describeCapture, recordCapture, verdictFile } from './verdicts/run-records';
import { readStep } from './verdicts/watched-step';

// Support files are loaded before the first scenario, so until one begins a second call is in the same run.
let isLoading = false;

/**
 * Makes Cucumber capture bugs: checks the tags before each scenario, takes the one failure that is the bug for what it is,
 * and turns everything else about a scenario that is expected to fail red.
 *
 * Call it once, in the support file that is loaded first: its last word on a scenario must come after that of all other
 * hooks. The World must be Cucumber's or extend it. Cucumber keeps one definition function wrapper for a run, and this
 * needs it: a suite that sets its own cannot capture bugs.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type, and when it
 * is called twice in one run.
 *
 * @example
 * ```ts
 * // features/support/capture-bugs.ts
 * import { captureBugs } from 'audit-race/harness';
 *
 * captureBugs({ requireReason: true });
 * ```
 */
export function captureBugs(options: CaptureBugsOptions = {}): void {
  const settings = completeCaptureBugsOptions(options);
  const run = new CaptureRun(settings);
  if (isLoading) {
    throw new CaptureBugsOptionError(
      'captureBugs() was called twice in one run; call it in one support file, the first that is loaded.',
    );
  }
  isLoading = true;
  setDefinitionFunctionWrapper((definition: Definition) =>
    wrapDefinition(definition, (world) => run.watchOf(world)),
  );
  judgeScenarios(run, settings.vocabulary);
  admitScenarios(run);
  watchSteps(run, settings.vocabulary);
}

// After hooks run in reverse: of all of them the verdict is spoken last, and the turn is waited just before it.
function judgeScenarios(run: CaptureRun, { issue, expectedFail }: Vocabulary): void {
  const tags = `${issue} or ${expectedFail}`;
  After({ name: 'captured bugs: the verdict', tags }, function (this: IWorld, hook: ITestCaseHookParameter) {
    const decision = run.judge(this, hook, hook.result);
    if (decision === undefined) {
      return;
    }
    this.attach(JSON.stringify(decision.record), { mediaType: 'application/json', fileName: verdictFile });
    const { error } = decision;
    // Cucumber's own status is red already and says more than a failed hook on top of it.
    if (error !== undefined && isUnmatched(hook.result?.status)) {
      this.log(error.message);
    } else if (error !== undefined) {
      throw error;
    }
  });
  // A rejection that nobody awaited comes up at the end of the turn: it must hit this scenario, not the next.
  After({ name: 'captured bugs: late failures', tags: expectedFail }, async () => {
    await nextTurn();
  });
}

function admitScenarios(run: CaptureRun): void {
  Before(
    { name: 'captured bugs: tag rules' },
    function (this: IWorld, hook: ITestCaseHookParameter): undefined {
      isLoading = false;
      run.admit(this, hook);
    },
  );
}

function watchSteps(run: CaptureRun, { expectedFail: tags }: Vocabulary): void {
  BeforeStep({ tags }, function (this: IWorld, hook: ITestStepHookParameter) {
    run.watchOf(this)?.open(readStep(hook.pickleStep, hook.pickle, hook.gherkinDocument));
  });
  AfterStep({ tags }, function (this: IWorld, hook: ITestStepHookParameter) {
    const watch = run.watchOf(this);
    const claim = watch?.close(hook.result && { ...hook.result, error: hook.error });
    if (claim !== undefined && claim === watch?.captured) {
      showCapture(this, run, claim);
    }
  });
}

function showCapture(world: IWorld, run: CaptureRun, claim: FailedClaim): void {
  const scenario = run.scenarioOf(world);
  if (scenario !== undefined) {
    const capture = recordCapture(scenario, claim);
    world.log(describeCapture(capture));
    world.attach(JSON.stringify(capture), { mediaType: 'application/json', fileName: capturedFailureFile });
  }
}

function isUnmatched(status: string | undefined): boolean {
  return status === 'UNDEFINED' || status === 'AMBIGUOUS';
}
