import { append } from '../ground/append';
import type { Message } from '../ground/envelope';
import type { FeatureMap } from '../ground/feature-map';
import { type RunStatus, worstStatus } from '../ground/run-status';
import { findCapture, findQuarantine, findVerdict } from './read-records';
import { durationMs, readArgument, readAttachment, resultOf } from './read-step';
import type { RunAttachment, RunAttempt, RunHook, RunStep } from './run';

type TestStep = Message<'testCase'>['testSteps'][number];
type StepResult = Message<'testStepFinished'>['testStepResult'];

/** What an attempt needs to know of its case. */
export interface CaseFacts {
  readonly pickle: Message<'pickle'>;
  readonly testCase: Message<'testCase'>;
  readonly hookNames: ReadonlyMap<string, string>;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** Writes down what happens in one attempt at a case. */
export class AttemptLog {
  readonly #facts: CaseFacts;
  readonly #results = new Map<string, StepResult>();
  readonly #attachments = new Map<string, RunAttachment[]>();

  constructor(facts: CaseFacts) {
    this.#facts = facts;
  }

  /** Takes in the end of a step or a hook. */
  finishStep({ testStepId, testStepResult }: Message<'testStepFinished'>): void {
    this.#results.set(testStepId, testStepResult);
  }

  /** Takes in an attachment. */
  attach(attachment: Message<'attachment'>): void {
    append(this.#attachments, attachment.testStepId ?? '', readAttachment(attachment));
  }

  /** What became of the attempt so far. */
  conclude(map: FeatureMap): RunAttempt {
    const { testSteps } = this.#facts.testCase;
    const attached = [...this.#attachments.values()].flat();
    const results = [...this.#results.values()];
    const firstStep = testSteps.findIndex(({ pickleStepId }) => pickleStepId !== undefined);
    return {
      startedAt: this.#facts.startedAt,
      status: this.#status,
      record: findVerdict(attached),
      capture: findCapture(attached),
      quarantine: findQuarantine(attached),
      durationMs: results.reduce((sum, { duration }) => sum + durationMs(duration), 0),
      steps: testSteps.flatMap((step) => this.#describeStep(step, map)),
      hooks: testSteps.flatMap((step, index) =>
        this.#describeHook(step, firstStep >= 0 && index > firstStep ? 'after' : 'before'),
      ),
    };
  }

  // One that was cut off has not passed, however well it began.
  get #status(): RunStatus {
    const { testSteps } = this.#facts.testCase;
    const status = worstStatus(testSteps.map(({ id }) => resultOf(this.#results.get(id)).status));
    const isCutOff = testSteps.some(({ id }) => !this.#results.has(id));
    return isCutOff && (status === 'passed' || status === 'skipped') ? 'unknown' : status;
  }

  #describeStep({ id, pickleStepId }: TestStep, map: FeatureMap): RunStep[] {
    const step = this.#facts.pickle.steps.find((one) => one.id === pickleStepId);
    if (step === undefined) {
      return [];
    }
    const written = map.step(step.astNodeIds[0]);
    return [
      {
        keyword: written?.keyword ?? '',
        text: step.text,
        ...readArgument(step.argument),
        line: written?.location.line ?? 1,
        isBackground: written?.isBackground ?? false,
        ...this.#resultOf(id),
      },
    ];
  }

  #describeHook({ id, hookId }: TestStep, when: RunHook['when']): RunHook[] {
    const result = this.#resultOf(id);
    const isQuiet = result.attachments.length === 0 && ['passed', 'skipped'].includes(result.status);
    return hookId === undefined || isQuiet
      ? []
      : [{ name: this.#facts.hookNames.get(hookId) ?? '', when, ...result }];
  }

  #resultOf(testStepId: string) {
    return {
      ...resultOf(this.#results.get(testStepId)),
      attachments: this.#attachments.get(testStepId) ?? [],
    };
  }
}
