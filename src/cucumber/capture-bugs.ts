import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ITestCaseHookParameter, ITestStepHookParameter } from '@cucumber/cucumber';
import { readIssueFacts } from './ledger/issue-facts';
import { closesVariable } from './ledger/ledger-variables';
import type { CaptureBugsOptions } from './settings/capture-bugs-options';
import { CaptureBugsOptionError } from './settings/capture-bugs-options';
import type { CaptureBugsSettings } from './settings/capture-bugs-settings';
import { readSwitch } from './settings/read-switch';
import { hasPlugin, receiveSettings } from './settings/shared-settings';
import { announceConditions } from './tags/announced-conditions';
import { type Concern, hasOwnTag, makeConcern } from './tags/concern';
import { linksTo } from './tags/issue';
import { makeSourceReader } from './tags/make-source-reader';
import type { Vocabulary } from './tags/vocabulary';
import { CaptureRun, rulesHookName } from './verdicts/capture-run';
import type { Decision } from './verdicts/decide';
import { type Course, courseOf } from './verdicts/outcome';
import { showQuarantine } from './verdicts/quarantine';
import {
  capturedFailureFile,
  describeCapture,
  recordCapture,
  type SkippedGuard,
  skippedGuardFile,
  verdictFile,
  verdictHookName,
} from './verdicts/run-records';
import { type ShownCapture, shownCaptureFile, showVariable } from './verdicts/shown-capture';
import { type Reporting, SupportCode } from './verdicts/support-code';
import { readStep } from './verdicts/watched-step';

type Cucumber = typeof import('@cucumber/cucumber');

/**
 * Makes Cucumber capture bugs: checks the tags before each scenario, takes the one failure that is the bug for what it is,
 * and turns everything else about a scenario that is expected to fail red.
 *
 * Call it once, in the support file that is loaded first: its last word on a scenario must come after that of all other
 * hooks. `requireModule: ['@audit-race/cucumber/register']` does the same without a file. Options that stand in
 * `pluginOptions.captureBugs` need not be given again.
 *
 * In a run with `CAPTURE_BUGS_SHOW=1` captures fail plainly, each with the stack of its failure, and none is judged.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type, for a value
 * that differs from that of the plugin, and when it is called twice in one run; IssuesFileError (`ISSUES_FILE`) for an
 * `issuesFile` that cannot be used.
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
  const run = new CaptureRun({
    ...settings,
    ...readIssueFacts(settings, process.env[closesVariable]),
    showsCaptures: readSwitch(showVariable, process.env[showVariable]),
  });
  takeSupportCode(cucumber, options, (supportCode) => {
    supportCode.narrow(rulesHookName, makeNeedOfRules(settings));
    run.take(supportCode);
  });
  judgeScenarios(cucumber, run, settings);
  cucumber.Before({ name: rulesHookName }, (hook: ITestCaseHookParameter) =>
    run.admit(hook).isQuarantined ? 'skipped' : undefined,
  );
  watchSteps(cucumber, run, settings);
}

function takeSupportCode(
  { supportCodeLibraryBuilder: builder, setDefinitionFunctionWrapper }: Cucumber,
  { wrapDefinition }: CaptureBugsOptions,
  take: (supportCode: SupportCode) => void,
): void {
  if (SupportCode.isAwaited(builder)) {
    throw new CaptureBugsOptionError(
      'captureBugs() was called twice in one run; call it in one support file, the first that is loaded, or have it registered, not both.',
    );
  }
  SupportCode.await(builder, take);
  if (wrapDefinition !== undefined) {
    setDefinitionFunctionWrapper(wrapDefinition);
  }
}

// The plugin refuses the run where a scenario without our tags breaks a rule, so the hook need not look at it again.
function makeNeedOfRules({ vocabulary }: CaptureBugsSettings): Concern {
  return hasPlugin()
    ? (pickle) => hasOwnTag(pickle, vocabulary)
    : makeConcern(vocabulary, makeSourceReader());
}

// After hooks run in reverse: of all of them the verdict is spoken last, and the turn is waited just before it.
function judgeScenarios({ After }: Cucumber, run: CaptureRun, settings: CaptureBugsSettings): void {
  const { issue, expectedFail } = settings.vocabulary;
  const tags = `${issue} or ${expectedFail}`;
  After({ name: verdictHookName, tags }, (hook: ITestCaseHookParameter) => {
    const course = courseOf(hook.result);
    const decision = run.judge(hook, course);
    if (decision === undefined) {
      showUnjudged(run, hook);
    } else {
      showVerdict(run.reporting, decision, settings, course);
    }
  });
  // A rejection that nobody awaited comes up at the end of the turn: it must hit this scenario, not the next.
  After({ name: 'captured bugs: late failures', tags: expectedFail }, async () => {
    run.journal.endHooks();
    await nextTurn();
  });
}

function showVerdict(
  report: Reporting,
  { record, error }: Decision,
  { allowFixed, allowRetriedGuards, issueLink }: CaptureBugsSettings,
  course: Course | undefined,
): void {
  report.attach(JSON.stringify(record), { mediaType: 'application/json', fileName: verdictFile });
  for (const link of linksTo(record.issues, issueLink)) {
    report.link(link);
  }
  // Cucumber's own status is red already and says more than a failed hook on top of it.
  const isRedAlready = course?.status === 'undefined' || course?.status === 'ambiguous';
  const isAllowed =
    (allowFixed && record.verdict === 'fixed') || (allowRetriedGuards && record.heldAtAttempt !== null);
  if (error !== undefined && (isRedAlready || isAllowed)) {
    report.log(error.message);
  } else if (error !== undefined) {
    throw error;
  }
}

// No verdict, for nothing was seen; but a guard that does not stand must not be taken for one that holds.
function showUnjudged(run: CaptureRun, hook: ITestCaseHookParameter): void {
  const scenario = run.scenarioOf(hook);
  if (scenario === undefined || run.isRefused(hook)) {
    return;
  }
  if (run.isQuarantined(hook)) {
    showQuarantine(run.reporting, scenario);
  } else if (run.isShown(hook)) {
    const shown: ShownCapture = { issues: scenario.issues };
    run.reporting.attach(JSON.stringify(shown), {
      mediaType: 'application/json',
      fileName: shownCaptureFile,
    });
  } else {
    const guard: SkippedGuard = { issues: scenario.issues };
    run.reporting.attach(JSON.stringify(guard), {
      mediaType: 'application/json',
      fileName: skippedGuardFile,
    });
  }
}

function watchSteps(
  { BeforeStep, AfterStep }: Cucumber,
  run: CaptureRun,
  settings: CaptureBugsSettings,
): void {
  const { expectedFail: tags }: Vocabulary = settings.vocabulary;
  BeforeStep({ tags }, (hook: ITestStepHookParameter) => {
    const step = readStep(hook.pickleStep, hook.pickle, hook.gherkinDocument);
    run.journal.openStep(step);
    run.watchOf(hook)?.open(step);
  });
  AfterStep({ tags }, (hook: ITestStepHookParameter) => {
    const watch = run.watchOf(hook);
    const course = courseOf(hook.result, hook.error);
    run.journal.closeStep(course);
    const claim = watch?.close(course);
    const scenario = run.scenarioOf(hook);
    if (scenario !== undefined && claim !== undefined && claim === watch?.captured) {
      const capture = recordCapture(scenario, claim);
      run.reporting.log(describeCapture(capture));
      run.reporting.attach(JSON.stringify(capture), {
        mediaType: 'application/json',
        fileName: capturedFailureFile,
      });
    }
  });
}
