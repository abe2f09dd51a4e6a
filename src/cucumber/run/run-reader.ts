import { append } from '../ground/append';
import type { Envelope, Message, Pickle } from '../ground/envelope';
import { mapOf } from '../ground/feature-map';
import { AttemptLog } from './attempt-log';
import { FeatureMessages, type ReadFeature } from './feature-messages';
import { mergeRuns, type ReadRun } from './merge-runs';
import { describeProduct, readCi, readMachine } from './read-environment';
import { momentOf, readAttachment, readError, readExternalAttachment } from './read-step';
import type { Run, RunAttachment } from './run';
import { RunHookLog } from './run-hook-log';
import { SupportCodeLog } from './support-code-log';
import { wholeMessage } from './whole-message';

/**
 * Reads a run from the messages of Cucumber 12.9 and 13.
 *
 * `@cucumber/query` is not used: it answers single questions about the same messages, but the plain value would still have to be built.
 * It also brings a copy of the messages library, which is an ES module since Cucumber 13.
 */
export class RunReader {
  #started: Message<'testRunStarted'> | undefined;
  #finished: Message<'testRunFinished'> | undefined;
  #meta: Message<'meta'> | undefined;
  readonly #testCases = new Map<string, Message<'testCase'>>();
  readonly #code = new SupportCodeLog();
  readonly #attempts = new Map<string, AttemptLog>();
  readonly #attemptsAtPickles = new Map<string, AttemptLog[]>();
  readonly #runHooks = new RunHookLog(this.#code);
  readonly #attachments: RunAttachment[] = [];
  /** The number of attempts at unknown pickles. */
  #unknown = 0;
  readonly #isWanted: ((pickle: Pickle) => boolean) | undefined;
  /** The features that were read. */
  readonly features = new FeatureMessages();

  /** With `isWanted`, reads only the cases of selected pickles and their features, because most readers need only a few. */
  constructor(isWanted?: (pickle: Pickle) => boolean) {
    this.#isWanted = isWanted;
  }

  /** Reads a message. A message with missing fields, or of an unknown kind, is not an error. */
  read(written: Envelope): void {
    // Fast paths for the two kinds to which most messages belong.
    if (written?.testStepStarted) {
      return;
    }
    const envelope = wholeMessage(written);
    if (envelope.testStepFinished) {
      this.#finishStep(envelope.testStepFinished);
      return;
    }
    this.#readRun(envelope);
    this.features.read(envelope);
    this.#code.read(envelope);
    this.#readCase(envelope);
    this.#readAttachment(envelope);
    this.#runHooks.read(envelope);
  }

  /** The run so far. Each call builds a new value. */
  get run(): Run {
    return mergeRuns([this.readRun]);
  }

  /** The run so far, in the form for merging with others. */
  get readRun(): ReadRun {
    const started = this.#started;
    const finished = this.#finished;
    const meta = this.#meta;
    return {
      id: started?.id ?? null,
      system: meta ? `${describeProduct(meta.runtime)} on ${meta.os.name}` : null,
      planned: new Set([...this.#testCases.values()].map(({ pickleId }) => pickleId)),
      startedAt: started ? momentOf(started.timestamp) : null,
      finishedAt: finished ? momentOf(finished.timestamp) : null,
      success: finished?.success ?? null,
      error: finished ? readError(finished) : null,
      machines: meta ? [readMachine(meta)] : [],
      ci: meta ? readCi(meta) : null,
      runner: meta ? describeProduct(meta.implementation) : null,
      features: this.#wantedFeatures(),
      isShown: ({ pickles }) => this.#isWanted === undefined || pickles.length > 0,
      hooks: this.#runHooks.hooks,
      parseErrors: this.features.parseErrors.map(({ source: { uri = '' }, message }) => ({ uri, message })),
      undefinedParameterTypes: this.#code.unknownTypes,
      unplaced: this.#unknown + this.#attemptsWithoutFeature,
      attachments: this.#attachments,
      attemptsAt: (pickleId, { document }) =>
        (this.#attemptsAtPickles.get(pickleId) ?? []).map((attempt) => attempt.conclude(mapOf(document))),
    };
  }

  #wantedFeatures(): readonly ReadFeature[] {
    const features = this.features.features.map((read) => this.#pickWanted(read));
    // Without any wanted scenario, no feature is needed. Otherwise all are, because ids depend on the other scenarios.
    const isAnyWanted = this.#isWanted === undefined || features.some(({ pickles }) => pickles.length > 0);
    return isAnyWanted ? features : [];
  }

  #pickWanted({ pickles, ...read }: ReadFeature): ReadFeature {
    const isWanted = this.#isWanted;
    return isWanted === undefined
      ? { ...read, pickles }
      : { ...read, pickles: pickles.filter((pickle) => isWanted(pickle)), isPartial: true };
  }

  #readRun({ meta, testRunStarted, testRunFinished }: Envelope): void {
    this.#meta = meta ?? this.#meta;
    this.#started = testRunStarted ?? this.#started;
    this.#finished = testRunFinished ?? this.#finished;
  }

  #readCase({ testCase, testCaseStarted }: Envelope): void {
    if (testCase) {
      this.#testCases.set(testCase.id, testCase);
    }
    const started = testCaseStarted && this.#testCases.get(testCaseStarted.testCaseId);
    const pickle = started && this.features.pickle(started.pickleId);
    this.#unknown += testCaseStarted && pickle === undefined ? 1 : 0;
    if (pickle && (this.#isWanted?.(pickle) ?? true)) {
      const attempt = new AttemptLog({
        pickle,
        testCase: started,
        code: this.#code,
        startedAt: momentOf(testCaseStarted.timestamp) ?? '',
        worker: testCaseStarted.workerId ?? null,
      });
      this.#attempts.set(testCaseStarted.id, attempt);
      append(this.#attemptsAtPickles, pickle.id, attempt);
    }
  }

  // Attempts whose feature is missing cannot be shown on the page.
  get #attemptsWithoutFeature(): number {
    const numbers = [...this.#attemptsAtPickles].map(([id, attempts]) => {
      const pickle = this.features.pickle(id);
      return pickle && this.features.documentOf(pickle)?.feature ? 0 : attempts.length;
    });
    return numbers.reduce((sum, number) => sum + number, 0);
  }

  #finishStep(finished: Message<'testStepFinished'>): void {
    this.#attempts.get(finished.testCaseStartedId)?.finishStep(finished);
  }

  #readAttachment({ attachment, externalAttachment }: Envelope): void {
    if (attachment) {
      this.#attach(readAttachment(attachment), attachment);
    }
    if (externalAttachment) {
      this.#attach(readExternalAttachment(externalAttachment), externalAttachment);
    }
  }

  #attach(read: RunAttachment, { testCaseStartedId, testStepId, testRunHookStartedId }: Attached): void {
    if (testCaseStartedId !== undefined) {
      this.#attempts.get(testCaseStartedId)?.attach(read, testStepId);
    } else if (!this.#runHooks.attach(read, testRunHookStartedId)) {
      this.#attachments.push(read);
    }
  }
}

/** The ids of the step, attempt or hook to which something was attached. */
type Attached = Pick<Message<'attachment'>, 'testCaseStartedId' | 'testStepId' | 'testRunHookStartedId'>;
