import type { FeatureMap } from '../tags/feature-map';
import { describePlace, placeAt } from '../tags/place';
import { AttemptLog } from './attempt-log';
import type { Envelope, Message } from './envelope';
import { FeatureReader } from './feature-reader';
import { momentOf } from './read-result';
import type { Run, RunAttempt, RunParseError } from './run';
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
  readonly #documents: Message<'gherkinDocument'>[] = [];
  readonly #parseErrors: RunParseError[] = [];
  readonly #pickles = new Map<string, Message<'pickle'>>();
  readonly #picklesOfScenarios = new Map<string, Message<'pickle'>[]>();
  readonly #testCases = new Map<string, Message<'testCase'>>();
  readonly #hookNames = new Map<string, string>();
  readonly #attempts = new Map<string, AttemptLog>();
  readonly #attemptsAtPickles = new Map<string, AttemptLog[]>();
  readonly #runHooks = new RunHookLog(this.#hookNames);
  readonly #isWanted: (pickle: Message<'pickle'>) => boolean;

  /** Reads everything, or only the cases of wanted pickles: of a large run most readers want few. */
  constructor(isWanted: (pickle: Message<'pickle'>) => boolean = () => true) {
    this.#isWanted = isWanted;
  }

  /** Takes in a message. */
  read(envelope: Envelope): void {
    this.#readRun(envelope);
    this.#readGherkin(envelope);
    this.#readCase(envelope);
    this.#readAttempt(envelope);
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
      features: this.#documents.flatMap((document) => {
        const { feature, uri = '' } = document;
        return feature ? [new FeatureReader(document, ids, this.#findings).read(feature, uri)] : [];
      }),
      hooks: this.#runHooks.hooks,
      parseErrors: [...this.#parseErrors],
    };
  }

  get #findings() {
    return {
      picklesOf: (scenarioId: string) => this.#picklesOfScenarios.get(scenarioId) ?? [],
      attemptsAt: (pickleId: string, map: FeatureMap): RunAttempt[] =>
        (this.#attemptsAtPickles.get(pickleId) ?? []).map((attempt) => attempt.conclude(map)),
    };
  }

  #readRun({ meta, testRunStarted, testRunFinished }: Envelope): void {
    this.#meta = meta ?? this.#meta;
    this.#started = testRunStarted ?? this.#started;
    this.#finished = testRunFinished ?? this.#finished;
  }

  #readGherkin({ gherkinDocument, parseError, pickle }: Envelope): void {
    if (gherkinDocument) {
      this.#documents.push(gherkinDocument);
    }
    if (parseError) {
      this.#parseErrors.push({ uri: parseError.source.uri ?? '', message: parseError.message });
    }
    if (pickle && this.#isWanted(pickle)) {
      const [scenarioId = ''] = pickle.astNodeIds;
      this.#pickles.set(pickle.id, pickle);
      append(this.#picklesOfScenarios, scenarioId, pickle);
    }
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
    const pickle = started && this.#pickles.get(started.pickleId);
    if (pickle) {
      const attempt = new AttemptLog({ pickle, testCase: started, hookNames: this.#hookNames });
      this.#attempts.set(testCaseStarted.id, attempt);
      append(this.#attemptsAtPickles, pickle.id, attempt);
    }
  }

  #readAttempt({ testStepFinished, attachment }: Envelope): void {
    if (testStepFinished) {
      this.#attempts.get(testStepFinished.testCaseStartedId)?.finishStep(testStepFinished);
    }
    if (attachment) {
      this.#attempts.get(attachment.testCaseStartedId ?? '')?.attach(attachment);
    }
  }
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}
