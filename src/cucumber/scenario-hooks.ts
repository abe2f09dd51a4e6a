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

/** What the hooks of the harness do in a scenario with its tags. */
export class ScenarioHooks {
  readonly #settings: CaptureRunSettings;
  readonly #run: CaptureRun;

  /** There is no support code where Cucumber does not hand it over, and then captures are refused. */
  constructor(settings: CaptureRunSettings, supportCode: SupportCode | undefined) {
    this.#settings = settings;
    this.#run = new CaptureRun(settings, supportCode);
  }

  /** Before everything else. Throws TagRuleError when the tags break a rule. */
  admit(hook: ITestCaseHookParameter): 'skipped' | undefined {
    return this.#run.admit(hook).isQuarantined ? 'skipped' : undefined;
  }

  /** Before a step. */
  openStep(hook: ITestStepHookParameter): void {
    const step = readStep(hook.pickleStep, hook.pickle, hook.gherkinDocument);
    this.#run.journal.openStep(step);
    this.#run.watchOf(hook)?.open(step);
  }

  /** After a step: what was captured in it is told. */
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

  /** After the last hook of the suite. A rejection that nobody awaited comes up at the end of the turn. */
  async awaitLateFailures(): Promise<void> {
    this.#run.journal.endHooks();
    await nextTurn();
  }

  /** After everything else. Throws what turns the scenario red. */
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
