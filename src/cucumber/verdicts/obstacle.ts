import { describePlace } from '../ground/place';
import type { RunStatus } from '../ground/run-status';
import { firstLine } from '../ground/text';
import { isError, messageOf, nameOf } from '../ground/thrown';
import { CaptureBugsOptionError } from '../settings/capture-bugs-options';
import { isAssertionExample, isPlatformName } from '../settings/platform-names';
import { failsTodayWith } from '../tags/vocabulary';
import { type AssertionSettings, isAssertion } from './assertion';
import { type Course, describeCourse } from './outcome';
import { isOfPlatform } from './platform-errors';
import { isUntraceable } from './thrown-by-product';
import type { WatchedStep } from './watched-step';

/** What prevented a capture from failing in its claim. */
export interface Obstacle {
  /** What went wrong, in one line. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

/** The obstacle for an error in a hook of the scenario. */
export function obstacleOfHook(error: unknown): Obstacle {
  return {
    what: `a hook failed: ${describeError(error)}`,
    advice: 'repair the hook: a failure outside the steps is never the captured bug',
  };
}

/** What is needed to explain the failure of a step. */
interface StepSettings extends AssertionSettings {
  /** Whether the step itself has thrown anything. */
  readonly hasStepThrown: boolean;
}

/** The obstacle for a step that failed, but not in the claim of the scenario. */
export function obstacleOfStep(
  step: WatchedStep,
  course: Course | undefined,
  settings: StepSettings,
): Obstacle {
  return {
    what: `"${step.text}" (${describePlace(step.place)}) ${describeCourse(course)}`,
    advice: course?.status === 'failed' ? adviseOnFailure(step, course, settings) : adviseOnStatus(course),
  };
}

/** The obstacle for a scenario that did not pass although no step or hook reported a failure. */
export function obstacleOfScenario(course: Course): Obstacle {
  // A pending step is reported as such elsewhere, so this is a hook.
  if (course.status === 'pending') {
    return { what: `a hook ${describeCourse(course)}`, advice: 'finish the hook that is pending' };
  }
  return { what: `the scenario ${describeCourse(course)}`, advice: adviseOnStatus(course) };
}

const first = 'repair this first';

const adviceByStatus: Readonly<Record<RunStatus, string>> = {
  unknown: first,
  passed: first,
  skipped: 'make sure that nothing skips the scenario: a capture must reach the Then that shows its bug',
  pending: 'finish the step that is pending',
  undefined: 'define the missing step: a capture must reach the Then that shows its bug',
  ambiguous: 'make sure that exactly one definition matches the step',
  failed: first,
};

function adviseOnStatus(course: Course | undefined): string {
  return course === undefined ? first : adviceByStatus[course.status];
}

function adviseOnFailure(step: WatchedStep, { error, message = '' }: Course, settings: StepSettings): string {
  if (error instanceof CaptureBugsOptionError) {
    return 'correct the option';
  }
  if (/timed out/i.test(message)) {
    return 'give the step the time that it needs, or let it fail by itself: a time-out can have any cause';
  }
  // Cucumber's own message is clear if a definition has the wrong number of parameters.
  if (!settings.hasStepThrown && !/^(?:Error: )?function (?:has|uses) /.test(message)) {
    return 'the error came from outside the step: from a callback or a promise that the step does not wait for, or from a parameter type. The harness can capture nothing there. Let the step wait for everything that it starts, and convert values in the step itself';
  }
  if (!isAssertion(error, settings)) {
    return `${step.isOwnThen ? 'repair the step' : first}${adviseOnError(step, error)}`;
  }
  if (step.isOwnThen && isUntraceable(error, settings.productFolders)) {
    return 'this stack names no file of the project, so nobody can tell whether the product threw the assertion. Keep Error.stackTraceLimit at 10 or more, and do not change the stack; or say that there is no product here (productFolders: [])';
  }
  return step.isOwnThen
    ? 'the product threw this assertion, so it is a crash. Catch it in the step, and assert there what should be true. If the file does not belong to the product, correct the option "productFolders"'
    : 'if this is the bug, assert it in a Then of the scenario itself: the harness accepts an assertion only there. If it is not the bug, repair this first';
}

// A platform error is never a failed assertion, so suggesting to configure its name would be wrong.
function adviseOnError({ isOwnThen, deed, text }: WatchedStep, error: unknown): string {
  if (!isError(error) || deed === undefined) {
    return '';
  }
  const name = nameOf(error);
  if (!isOwnThen || isOfPlatform(error)) {
    return `. If the product throws this error and that is the bug, declare it: ${failsTodayWith} ${name}: <its words> in "${text}"`;
  }
  return isPlatformName(name)
    ? `. If your assertions fail like this, say so in the support file that is loaded first (in place of requireModule): captureBugs({ ${isAssertionExample} })`
    : `. If your assertions fail like this, add to the options: assertions: ['${name}']`;
}

function describeError(error: unknown): string {
  return firstLine(isError(error) ? `${nameOf(error)}: ${messageOf(error)}` : messageOf(error));
}
