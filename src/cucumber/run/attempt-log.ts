import type { FeatureMap } from '../tags/feature-map';
import type { Message } from './envelope';
import { findCapture, findVerdict } from './read-records';
import { durationMs, readAttachment, resultOf } from './read-result';
import type { RunAttachment, RunAttempt, RunHook, RunStep } from './run';
import { worstStatus } from './run-status';
import { readArgument } from './written-steps';

type TestStep = Message<'testCase'>['testSteps'][number];
type StepResult = Message<'testStepFinished'>['testStepResult'];

/** What an attempt needs to know of its case. */
export interface CaseFacts {
  readonly pickle: Message<'pickle'>;
  readonly testCase: Message<'testCase'>;
  readonly hookNames: ReadonlyMap<string, string>;
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
    const stepId = attachment.testStepId ?? '';
    const attached = this.#attachments.get(stepId) ?? [];
    attached.push(readAttachment(attachment));
    this.#attachments.set(stepId, attached);
  }

  /** What became of the attempt so far. */
  conclude(map: FeatureMap): RunAttempt {
    const { testSteps } = this.#facts.testCase;
    const attached = [...this.#attachments.values()].flat();
    const results = [...this.#results.values()];
    const firstStep = testSteps.findIndex(({ pickleStepId }) => pickleStepId !== undefined);
    return {
      status: worstStatus(testSteps.map(({ id }) => resultOf(this.#results.get(id)).status)),
      record: findVerdict(attached),
      capture: findCapture(attached),
      durationMs: results.reduce((sum, { duration }) => sum + durationMs(duration), 0),
      steps: testSteps.flatMap((step) => this.#describeStep(step, map)),
      hooks: testSteps.flatMap((step, index) =>
        this.#describeHook(step, firstStep >= 0 && index > firstStep ? 'after' : 'before'),
      ),
    };
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
