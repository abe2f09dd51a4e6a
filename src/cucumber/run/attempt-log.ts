import { append } from '../ground/append';
import type { Message } from '../ground/envelope';
import type { FeatureMap } from '../ground/feature-map';
import { type RunStatus, worstStatus } from '../ground/run-status';
import { readMatchedArguments } from './matched-arguments';
import { findCapture, findQuarantine, findVerdict } from './read-records';
import { durationMs, readArgument, resultOf } from './read-step';
import type { RunAttachment, RunAttempt, RunHook, RunStep } from './run';
import type { SupportCodeLog } from './support-code-log';

type TestStep = Message<'testCase'>['testSteps'][number];
type StepResult = Message<'testStepFinished'>['testStepResult'];

/** The facts about the case of an attempt. */
export interface CaseFacts {
  readonly pickle: Message<'pickle'>;
  readonly testCase: Message<'testCase'>;
  readonly code: SupportCodeLog;
  /** In ISO 8601; empty if unknown. */
  readonly startedAt: string;
  /** The id of the worker process; null if there is only one process. */
  readonly worker: string | null;
}

/** Collects the messages about one attempt at a case. */
export class AttemptLog {
  readonly #facts: CaseFacts;
  readonly #results = new Map<string, StepResult>();
  readonly #attachments = new Map<string, RunAttachment[]>();

  constructor(facts: CaseFacts) {
    this.#facts = facts;
  }

  /** Reads the end of a step or a hook. */
  finishStep({ testStepId, testStepResult }: Message<'testStepFinished'>): void {
    this.#results.set(testStepId, testStepResult);
  }

  /** Reads an attachment. Without `testStepId` it belongs to the attempt itself. */
  attach(attachment: RunAttachment, testStepId = ''): void {
    append(this.#attachments, testStepId, attachment);
  }

  /** The attempt so far. */
  conclude(map: FeatureMap): RunAttempt {
    const { testSteps } = this.#facts.testCase;
    const attached = [...this.#attachments.values()].flat();
    const results = [...this.#results.values()];
    const stepIds = new Set(testSteps.map(({ id }) => id));
    return {
      startedAt: this.#facts.startedAt,
      status: this.#status,
      record: findVerdict(attached),
      capture: findCapture(attached),
      quarantine: findQuarantine(attached),
      durationMs: results.reduce((sum, { duration }) => sum + durationMs(duration), 0),
      worker: this.#facts.worker,
      steps: testSteps.flatMap((step) => this.#describeStep(step, map)),
      hooks: testSteps.flatMap((step, index) =>
        this.#describeHook(step, testSteps.slice(0, index).filter(isStep).length),
      ),
      attachments: [...this.#attachments].flatMap(([id, own]) => (stepIds.has(id) ? [] : own)),
    };
  }

  // An attempt that was cut off has not passed, whatever the status of its finished steps.
  get #status(): RunStatus {
    const { testSteps } = this.#facts.testCase;
    const status = worstStatus(testSteps.map(({ id }) => resultOf(this.#results.get(id)).status));
    const isCutOff = testSteps.some(({ id }) => !this.#results.has(id));
    return isCutOff && (status === 'passed' || status === 'skipped') ? 'unknown' : status;
  }

  #describeStep(testStep: TestStep, map: FeatureMap): RunStep[] {
    const { id, pickleStepId, stepDefinitionIds } = testStep;
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
        arguments: readMatchedArguments(step.text, testStep),
        definitions: this.#facts.code.definitions(stepDefinitionIds),
        snippets: this.#facts.code.snippets(step.id),
        unknownTypes: stepDefinitionIds?.length === 0 ? this.#facts.code.unknownTypesFor(step.text) : [],
        ...this.#resultOf(id),
      },
    ];
  }

  #describeHook({ id, hookId }: TestStep, stepsBefore: number): RunHook[] {
    const result = this.#resultOf(id);
    const isQuiet = result.attachments.length === 0 && ['passed', 'skipped'].includes(result.status);
    return hookId === undefined || isQuiet
      ? []
      : [{ ...this.#facts.code.hook(hookId), when: this.#whenAfter(stepsBefore), stepsBefore, ...result }];
  }

  #whenAfter(stepsBefore: number): RunHook['when'] {
    const steps = this.#facts.testCase.testSteps.filter(isStep).length;
    return stepsBefore === 0 ? 'before' : stepsBefore < steps ? 'between' : 'after';
  }

  #resultOf(testStepId: string) {
    return {
      ...resultOf(this.#results.get(testStepId)),
      attachments: this.#attachments.get(testStepId) ?? [],
    };
  }
}

function isStep({ pickleStepId }: TestStep): boolean {
  return pickleStepId !== undefined;
}
