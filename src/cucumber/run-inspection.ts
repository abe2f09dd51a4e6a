import type { Envelope } from './run/envelope';
import { RunInspectionError } from './run-inspection-error';
import type { GherkinDocument, Pickle } from './tags/feature-map';
import { describePlace, placeAt } from './tags/place';
import type { TagRuleSettings } from './tags/tag-rule';
import { TagRuleError } from './tags/tag-rule-error';
import { findAllViolations } from './tags/tag-rules';
import { mapOf, readTaggedScenario, type TaggedScenario } from './tags/tagged-scenario';
import { verdictHookName } from './verdicts/run-records';

type TestCase = NonNullable<Envelope['testCase']>;
type TestStep = TestCase['testSteps'][number];

/** A step of a capture without exactly one definition. */
interface UnmatchedStep {
  readonly testCaseId: string;
  readonly description: string;
}

/** A pickle, and the document it was made from. */
interface ReadPickle {
  readonly pickle: Pickle;
  readonly document: GherkinDocument;
}

/** Inspects what a run is about to do: it sees what no hook can, such as scenarios without steps and dry runs. */
export class RunInspection {
  readonly #sources = new Map<string, string>();
  readonly #documents = new Map<string, GherkinDocument>();
  readonly #pickles = new Map<string, ReadPickle>();
  readonly #unmatchedSteps: UnmatchedStep[] = [];
  readonly #casesOfAttempts = new Map<string, string>();
  readonly #unmatchedCases = new Set<string>();
  readonly #settings: TagRuleSettings;
  #isRegistered = false;
  #isGreen = false;

  constructor(settings: TagRuleSettings) {
    this.#settings = settings;
  }

  /** Takes in a message. */
  read(envelope: Envelope): void {
    const { source, gherkinDocument, pickle, testCase, testRunFinished, hook } = envelope;
    if (source) {
      this.#sources.set(source.uri, source.data);
    }
    if (gherkinDocument?.uri !== undefined) {
      this.#documents.set(gherkinDocument.uri, gherkinDocument);
    }
    const document = pickle && this.#documents.get(pickle.uri);
    if (document) {
      this.#pickles.set(pickle.id, { pickle, document });
    }
    if (testCase) {
      this.#unmatchedSteps.push(...this.#findUnmatchedSteps(testCase));
    }
    this.#isRegistered ||= hook?.name === verdictHookName;
    this.#readStatus(envelope);
    this.#isGreen ||= testRunFinished?.success === true;
  }

  /** Whether Cucumber ended the run as a success. */
  get isGreen(): boolean {
    return this.#isGreen;
  }

  /** Reads a scenario in the tags of the suite. */
  readScenario(pickle: Pickle, document: GherkinDocument): TaggedScenario {
    const { vocabulary } = this.#settings;
    return readTaggedScenario(pickle, document, { vocabulary, readSource: (uri) => this.#sources.get(uri) });
  }

  /** Every breach of a tag rule in every scenario, also in those that a filter leaves out; undefined when all is well. */
  checkTags(): TagRuleError | undefined {
    const scenarios = [...this.#pickles.values()].map(({ pickle, document }) =>
      this.readScenario(pickle, document),
    );
    const violations = findAllViolations(scenarios, this.#settings);
    return violations.length === 0 ? undefined : new TagRuleError('The scenarios break', violations);
  }

  /** Ends a run that has captures and nobody to judge them: in it a bug that is fixed would be green. */
  checkRegistration(): void {
    const { expectedFail } = this.#settings.vocabulary;
    const hasCaptures = [...this.#pickles.values()].some(({ pickle }) => bears(pickle, expectedFail));
    if (hasCaptures && !this.#isRegistered) {
      throw new RunInspectionError(
        "There are captures, but nobody called captureBugs(): write requireModule: ['@audit-race/cucumber/register'] into the configuration of Cucumber, or call it in the first support file.",
      );
    }
  }

  /** The steps of captures without exactly one definition that Cucumber has not turned red, as it does when it gets there. */
  hiddenSteps(): readonly string[] {
    const hidden = this.#unmatchedSteps.filter(
      ({ testCaseId }) => this.#isGreen || !this.#unmatchedCases.has(testCaseId),
    );
    // A repeated scenario has many test cases.
    return [...new Set(hidden.map(({ description }) => description))];
  }

  #readStatus({ testCaseStarted, testStepFinished }: Envelope): void {
    if (testCaseStarted) {
      this.#casesOfAttempts.set(testCaseStarted.id, testCaseStarted.testCaseId);
    }
    const { status } = { ...testStepFinished?.testStepResult };
    if (status === 'UNDEFINED' || status === 'AMBIGUOUS') {
      this.#unmatchedCases.add(
        String(this.#casesOfAttempts.get(String(testStepFinished?.testCaseStartedId))),
      );
    }
  }

  #findUnmatchedSteps({ id, pickleId, testSteps }: TestCase): UnmatchedStep[] {
    const read = this.#pickles.get(pickleId);
    const { expectedFail } = this.#settings.vocabulary;
    const isCapture = read !== undefined && bears(read.pickle, expectedFail);
    const descriptions = isCapture ? testSteps.flatMap((step) => describeUnmatched(step, read)) : [];
    return descriptions.map((description) => ({ testCaseId: id, description }));
  }
}

function bears({ tags }: Pickle, wanted: string): boolean {
  return tags.some(({ name }) => name === wanted);
}

function describeUnmatched(
  { pickleStepId, stepDefinitionIds }: TestStep,
  { pickle, document }: ReadPickle,
): string[] {
  const step = pickle.steps.find(({ id }) => id === pickleStepId);
  if (step === undefined || stepDefinitionIds?.length === 1) {
    return [];
  }
  const place = placeAt(pickle.uri, mapOf(document).step(step.astNodeIds[0])?.location);
  const definitions = stepDefinitionIds?.length === 0 ? 'no definition' : 'several definitions';
  return [`${describePlace(place)}  "${step.text}" has ${definitions}`];
}
