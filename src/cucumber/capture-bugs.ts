import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ITestCaseHookParameter, ITestStepHookParameter, IWorld } from '@cucumber/cucumber';
import { closesVariable, readIssueFacts } from './ledger/issue-facts';
import type { CaptureBugsOptions } from './settings/capture-bugs-options';
import { CaptureBugsOptionError, type Definition } from './settings/capture-bugs-options';
import type { CaptureBugsSettings } from './settings/capture-bugs-settings';
import { receiveSettings } from './settings/shared-settings';
import { announceConditions } from './tags/announced-conditions';
import { linksTo } from './tags/issue';
import type { Vocabulary } from './tags/vocabulary';
import { CaptureRun } from './verdicts/capture-run';
import type { Decision } from './verdicts/decide';
import { wrapDefinition } from './verdicts/definition-wrapper';
import { type Course, courseOf } from './verdicts/outcome';
import {
  capturedFailureFile,
  describeCapture,
  recordCapture,
  type SkippedGuard,
  skippedGuardFile,
  verdictFile,
  verdictHookName,
} from './verdicts/run-records';
import { readStep } from './verdicts/watched-step';

type Cucumber = typeof import('@cucumber/cucumber');

/**
 * Makes Cucumber capture bugs: checks the tags before each scenario, takes the one failure that is the bug for what it is,
 * and turns everything else about a scenario that is expected to fail red.
 *
 * Call it once, in the support file that is loaded first: its last word on a scenario must come after that of all other
 * hooks. `requireModule: ['@audit-race/cucumber/register']` does the same without a file. The World must be Cucumber's or
 * extend it. Options that stand in `pluginOptions.captureBugs` need not be given again.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type, for a value
 * that differs from that of the plugin, when it is called twice in one run, and when the suite has set a definition function
 * wrapper of its own; IssuesFileError (`ISSUES_FILE`) for an `issuesFile` that cannot be used.
 *
 * @example
 * ```ts
 * // features/support/capture-bugs.ts
 * import { captureBugs } from '@audit-race/cucumber';
 *
 * captureBugs({ requireReason: true });
 * ```
 */
export function captureBugs(options: CaptureBugsOptions = {}): void {
  const settings = receiveSettings(options);
  announceConditions(Object.keys(settings.conditions));
  // Not before now: whoever wants a barrier in a worker of his own does not want to load a test runner.
  const cucumber: Cucumber = require('@cucumber/cucumber');
  const run = new CaptureRun({ ...settings, ...readIssueFacts(settings, process.env[closesVariable]) });
  wrapDefinitions(cucumber, run, settings);
  judgeScenarios(cucumber, run, settings);
  cucumber.Before(
    { name: 'captured bugs: tag rules' },
    function (this: IWorld, hook: ITestCaseHookParameter): undefined {
      run.admit(this, hook);
    },
  );
  watchSteps(cucumber, run, settings);
}

const ownWrappers = new WeakSet();

function wrapDefinitions(cucumber: Cucumber, run: CaptureRun, settings: CaptureBugsSettings): void {
  refuseOtherWrapper(cucumber);
  const wrapper = (definition: Definition, options?: unknown) =>
    wrapDefinition(settings.wrapDefinition(definition, options), {
      arity: definition.length,
      enter: (world) => run.enter(world),
    });
  ownWrappers.add(wrapper);
  cucumber.setDefinitionFunctionWrapper(wrapper);
}

// Cucumber keeps one wrapper, and forgets it before each run. It has no word for it, so we look where it is kept; were it
// kept elsewhere, the first capture would still find out that no wrapper of ours is around its hooks.
function refuseOtherWrapper({ supportCodeLibraryBuilder }: Cucumber): void {
  const present: unknown = Reflect.get(supportCodeLibraryBuilder, 'definitionFunctionWrapper');
  if (typeof present !== 'function') {
    return;
  }
  throw new CaptureBugsOptionError(
    ownWrappers.has(present)
      ? 'captureBugs() was called twice in one run; call it in one support file, the first that is loaded, or have it registered, not both.'
      : 'captureBugs() came after setDefinitionFunctionWrapper(), and Cucumber keeps one wrapper only. Give yours to captureBugs({ wrapDefinition }) instead.',
  );
}

// After hooks run in reverse: of all of them the verdict is spoken last, and the turn is waited just before it.
function judgeScenarios({ After }: Cucumber, run: CaptureRun, settings: CaptureBugsSettings): void {
  const { issue, expectedFail } = settings.vocabulary;
  const tags = `${issue} or ${expectedFail}`;
  After({ name: verdictHookName, tags }, function (this: IWorld, hook: ITestCaseHookParameter) {
    const course = courseOf(hook.result);
    const decision = run.judge(this, hook, course);
    if (decision === undefined) {
      showSkippedGuard(this, run);
    } else {
      showVerdict(this, decision, settings, course);
    }
  });
  // A rejection that nobody awaited comes up at the end of the turn: it must hit this scenario, not the next.
  After({ name: 'captured bugs: late failures', tags: expectedFail }, async () => {
    await nextTurn();
  });
}

function showVerdict(
  world: IWorld,
  { record, error }: Decision,
  { allowFixed, issueLink }: CaptureBugsSettings,
  course: Course | undefined,
): void {
  world.attach(JSON.stringify(record), { mediaType: 'application/json', fileName: verdictFile });
  for (const link of linksTo(record.issues, issueLink)) {
    world.link(link);
  }
  // Cucumber's own status is red already and says more than a failed hook on top of it.
  const isRedAlready = course?.status === 'undefined' || course?.status === 'ambiguous';
  const isAllowed = allowFixed && record.verdict === 'fixed';
  if (error !== undefined && (isRedAlready || isAllowed)) {
    world.log(error.message);
  } else if (error !== undefined) {
    throw error;
  }
}

// No verdict, for nothing was seen; but a guard that does not stand must not be taken for one that holds.
function showSkippedGuard(world: IWorld, run: CaptureRun): void {
  const scenario = run.scenarioOf(world);
  if (scenario !== undefined && !run.isRefused(world)) {
    const guard: SkippedGuard = { issues: scenario.issues };
    world.attach(JSON.stringify(guard), { mediaType: 'application/json', fileName: skippedGuardFile });
  }
}

function watchSteps(
  { BeforeStep, AfterStep }: Cucumber,
  run: CaptureRun,
  settings: CaptureBugsSettings,
): void {
  const { expectedFail: tags }: Vocabulary = settings.vocabulary;
  BeforeStep({ tags }, function (this: IWorld, hook: ITestStepHookParameter) {
    run.watchOf(this)?.open(readStep(hook.pickleStep, hook.pickle, hook.gherkinDocument));
  });
  AfterStep({ tags }, function (this: IWorld, hook: ITestStepHookParameter) {
    const watch = run.watchOf(this);
    const claim = watch?.close(courseOf(hook.result, hook.error));
    const scenario = run.scenarioOf(this);
    if (scenario !== undefined && claim !== undefined && claim === watch?.captured) {
      const capture = recordCapture(scenario, claim);
      this.log(describeCapture(capture));
      this.attach(JSON.stringify(capture), { mediaType: 'application/json', fileName: capturedFailureFile });
    }
  });
}
