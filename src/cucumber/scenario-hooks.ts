import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ITestCaseHookParameter, ITestStepHookParameter } from '@cucumber/cucumber';
import type { CaptureBugsSettings } from './settings/capture-bugs-settings';
import { linksTo } from './tags/issue';
import { CaptureRun, type CaptureRunSettings } from './verdicts/capture-run';
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
} from './verdicts/run-records';
import { type ShownCapture, shownCaptureFile } from './verdicts/shown-capture';
import type { Reporting, SupportCode } from './verdicts/support-code';
import { readStep } from './verdicts/watched-step';

/** The hooks of the harness for a scenario with its tags. */
export class ScenarioHooks {
  readonly #settings: CaptureRunSettings;
  readonly #run: CaptureRun;

  /** `supportCode` is undefined if Cucumber does not provide it; then captures are refused. */
  constructor(settings: CaptureRunSettings, supportCode: SupportCode | undefined) {
    this.#settings = settings;
    this.#run = new CaptureRun(settings, supportCode);
  }

  /** Runs before all other hooks. Throws TagRuleError when the tags break a rule. */
  admit(hook: ITestCaseHookParameter): 'skipped' | undefined {
    return this.#run.admit(hook).isQuarantined ? 'skipped' : undefined;
  }

  /** Runs before each step. */
  openStep(hook: ITestStepHookParameter): void {
    const step = readStep(hook.pickleStep, hook.pickle, hook.gherkinDocument);
    this.#run.journal.openStep(step);
    this.#run.watchOf(hook)?.open(step);
  }

  /** Runs after each step. Records a failure that was captured in it. */
  closeStep(hook: ITestStepHookParameter): void {
    const watch = this.#run.watchOf(hook);
    const course = courseOf(hook.result, hook.error);
    this.#run.journal.closeStep(course);
    const claim = watch?.close(course);
    const scenario = this.#run.scenarioOf(hook);
    if (scenario !== undefined && claim !== undefined && claim === watch?.captured) {
      const capture = recordCapture(scenario, claim);
      this.#run.reporting.log(describeCapture(capture));
      this.#run.reporting.attach(JSON.stringify(capture), {
        mediaType: 'application/json',
        fileName: capturedFailureFile,
      });
    }
  }

  /** Runs after the last hook of the suite. Node reports an unhandled rejection at the end of the event-loop turn, so wait for it. */
  async awaitLateFailures(): Promise<void> {
    this.#run.journal.endHooks();
    await nextTurn();
  }

  /** Runs after everything else. Throws to make the scenario fail. */
  judge(hook: ITestCaseHookParameter): void {
    const course = courseOf(hook.result);
    const decision = this.#run.judge(hook, course);
    if (decision === undefined) {
      showUnjudged(this.#run, hook);
    } else {
      showVerdict(this.#run.reporting, decision, this.#settings, course);
    }
  }
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
  // Cucumber's status is red already, and more informative than an additional failed hook.
  const isRedAlready = course?.status === 'undefined' || course?.status === 'ambiguous';
  const isAllowed =
    (allowFixed && record.verdict === 'fixed') || (allowRetriedGuards && record.heldAtAttempt !== null);
  if (error !== undefined && (isRedAlready || isAllowed)) {
    report.log(error.message);
  } else if (error !== undefined) {
    throw error;
  }
}

// Without a verdict nothing was observed. But a guard that was skipped must not look like one that holds.
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
