import { append } from '../ground/append';
import type { Envelope, Message, Pickle } from '../ground/envelope';
import { describePlace, placeAt } from '../ground/place';
import { AttemptLog } from './attempt-log';
import { FeatureMessages, type ReadFeature } from './feature-messages';
import { FeatureReader, type FindAttempts } from './feature-reader';
import type { Run, RunFeature } from './run';
import { RunHookLog } from './run-hook-log';
import { StableIds } from './stable-ids';

/**
 * Reads a run from the messages of Cucumber, of 12.9 as of 13.
 *
 * `@cucumber/query` answers single questions about the same messages; it comes with a copy of the messages library, which is
 * an ES module from Cucumber 13 on, and the plain value would still have to be built.
 */
export class RunReader {
  #started: Message<'testRunStarted'> | undefined;
  #finished: Message<'testRunFinished'> | undefined;
  #meta: Message<'meta'> | undefined;
  readonly #testCases = new Map<string, Message<'testCase'>>();
  readonly #hookNames = new Map<string, string>();
  readonly #attempts = new Map<string, AttemptLog>();
  readonly #attemptsAtPickles = new Map<string, AttemptLog[]>();
  readonly #runHooks = new RunHookLog(this.#hookNames);
  readonly #isWanted: ((pickle: Pickle) => boolean) | undefined;
  /** What it has read of the features. */
  readonly features = new FeatureMessages();

  /** Reads everything, or only the cases of wanted pickles and the features that have any: most readers want few. */
  constructor(isWanted?: (pickle: Pickle) => boolean) {
    this.#isWanted = isWanted;
  }

  /** Takes in a message. */
  read(envelope: Envelope): void {
    // Most messages are one of these two, by far.
    if (envelope.testStepStarted) {
      return;
    }
    if (envelope.testStepFinished) {
      this.#finishStep(envelope.testStepFinished);
      return;
    }
    this.#readRun(envelope);
    this.features.read(envelope);
    this.#readCase(envelope);
    this.#readAttachment(envelope);
    this.#runHooks.read(envelope);
  }

  /** The run as far as it was read. Each call builds it anew. */
  get run(): Run {
    const ids = new StableIds();
    return {
      startedAt: this.#started ? momentOf(this.#started.timestamp) : null,
      finishedAt: this.#finished ? momentOf(this.#finished.timestamp) : null,
      success: this.#finished?.success ?? null,
      runner: this.#meta
        ? `${this.#meta.implementation.name} ${this.#meta.implementation.version ?? ''}`.trim()
        : null,
      features: this.features.features.flatMap((read) => this.#readFeature(read, ids)),
      hooks: this.#runHooks.hooks,
      parseErrors: this.features.parseErrors.map(({ source: { uri = '' }, message }) => ({ uri, message })),
    };
  }

  #readFeature({ pickles, ...read }: ReadFeature, ids: StableIds): RunFeature[] {
    const { feature } = read.document;
    if (feature === undefined) {
      return [];
    }
    const wanted = pickles.filter((pickle) => this.#isWanted?.(pickle) ?? true);
    if (this.#isWanted !== undefined && wanted.length === 0) {
      // Features of equal names are told apart by their order, so that of this one is taken.
      ids.ofFeature(read.uri);
      return [];
    }
    return [new FeatureReader({ ...read, pickles: wanted }, ids, this.#findAttempts).read(feature)];
  }

  readonly #findAttempts: FindAttempts = (pickleId, map) =>
    (this.#attemptsAtPickles.get(pickleId) ?? []).map((attempt) => attempt.conclude(map));

  #readRun({ meta, testRunStarted, testRunFinished }: Envelope): void {
    this.#meta = meta ?? this.#meta;
    this.#started = testRunStarted ?? this.#started;
    this.#finished = testRunFinished ?? this.#finished;
  }

  #readCase({ hook, testCase, testCaseStarted }: Envelope): void {
    if (hook) {
      const { uri = '', location } = hook.sourceReference;
      this.#hookNames.set(hook.id, hook.name ?? describePlace(placeAt(uri, location)));
    }
    if (testCase) {
      this.#testCases.set(testCase.id, testCase);
    }
    const started = testCaseStarted && this.#testCases.get(testCaseStarted.testCaseId);
    const pickle = started && this.features.pickle(started.pickleId);
    if (pickle && (this.#isWanted?.(pickle) ?? true)) {
      const attempt = new AttemptLog({ pickle, testCase: started, hookNames: this.#hookNames });
      this.#attempts.set(testCaseStarted.id, attempt);
      append(this.#attemptsAtPickles, pickle.id, attempt);
    }
  }

  #finishStep(finished: Message<'testStepFinished'>): void {
    this.#attempts.get(finished.testCaseStartedId)?.finishStep(finished);
  }

  #readAttachment({ attachment }: Envelope): void {
    if (attachment) {
      this.#attempts.get(attachment.testCaseStartedId ?? '')?.attach(attachment);
    }
  }
}

// A moment as ISO 8601.
function momentOf({ seconds, nanos }: Message<'testRunStarted'>['timestamp']): string {
  return new Date(seconds * 1000 + nanos / 1e6).toISOString();
}
