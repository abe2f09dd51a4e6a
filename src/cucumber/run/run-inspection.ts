import type { Envelope, GherkinDocument, Message, Pickle } from '../ground/envelope';
import { mapOf } from '../ground/feature-map';
import { HarnessError } from '../ground/harness-error';
import { describePlace, placeAt } from '../ground/place';
import { statusOf } from '../ground/run-status';
import { announcedConditions } from '../tags/announced-conditions';
import { hasOwnTag, inheritsReason, makeConcern } from '../tags/concern';
import type { ReadSource } from '../tags/stated-reason';
import type { TagRuleSettings } from '../tags/tag-rule';
import { TagRuleError } from '../tags/tag-rule-error';
import { findAllViolations } from '../tags/tag-rules';
import { readTaggedScenario, type TaggedScenario } from '../tags/tagged-scenario';
import { verdictHookName } from '../verdicts/hook-names';
import type { FeatureMessages } from './feature-messages';

/** The plugin fails a run that must not end green. The log above it has the details. */
export class RunInspectionError extends HarnessError {
  /** Always `RUN_INSPECTION`. */
  readonly code = 'RUN_INSPECTION';

  /**
   * Takes one short sentence: the details are in the log, and Cucumber prints this error with a stack.
   *
   * @internal
   */
  constructor(sentence: string) {
    super(sentence);
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** A step of a capture that has no definition, or several. */
interface UnmatchedStep {
  readonly testCaseId: string;
  readonly description: string;
}

/** Inspects a run before it starts. Unlike hooks, it also sees scenarios without steps, and dry runs. */
export class RunInspection {
  readonly #settings: TagRuleSettings;
  readonly #features: FeatureMessages;
  readonly #unmatchedSteps: UnmatchedStep[] = [];
  readonly #casesOfAttempts = new Map<string, string>();
  readonly #unmatchedCases = new Set<string>();
  #isRegistered = false;
  readonly #readSource: ReadSource = (uri) => this.#features.textOf(uri);

  /** `features` must read each message before this inspection does. */
  constructor(settings: TagRuleSettings, features: FeatureMessages) {
    this.#settings = settings;
    this.#features = features;
  }

  /** Reads a message. */
  read(envelope: Envelope): void {
    const { testCase, hook } = envelope;
    if (testCase) {
      this.#unmatchedSteps.push(...this.#findUnmatchedSteps(testCase));
    }
    this.#isRegistered ||= hook?.name === verdictHookName;
    this.#readStatus(envelope);
  }

  /** Reads a scenario with the tag names of the suite. */
  readScenario(pickle: Pickle, document: GherkinDocument): TaggedScenario {
    const { vocabulary } = this.#settings;
    return readTaggedScenario(pickle, document, {
      vocabulary,
      readSource: this.#readSource,
    });
  }

  /** Every violation of a tag rule in any scenario, including those that a filter leaves out; undefined if there is none. */
  checkTags(): TagRuleError | undefined {
    const { vocabulary } = this.#settings;
    const mayConcern = makeConcern(vocabulary, this.#readSource);
    const scenarios = this.#features.features.flatMap(({ pickles, document }) =>
      pickles
        .filter(mayConcern)
        .filter((pickle) => hasOwnTag(pickle, vocabulary) || inheritsReason(pickle, document))
        .map((pickle) => this.readScenario(pickle, document)),
    );
    // The support code is loaded by now, so conditions that it defines are known, too.
    const inCode = Object.fromEntries(announcedConditions().map((name) => [name, true]));
    const conditions = { ...inCode, ...this.#settings.conditions };
    const violations = findAllViolations(scenarios, { ...this.#settings, conditions });
    return violations.length === 0 ? undefined : new TagRuleError('The scenarios break', violations);
  }

  /** Throws if the run has captures but no hook that judges them: then a fixed bug would be green. */
  checkRegistration(): void {
    const { features } = this.#features;
    const hasCaptures = features.some(({ pickles }) => pickles.some((pickle) => this.#isCapture(pickle)));
    if (hasCaptures && !this.#isRegistered) {
      throw new RunInspectionError(
        "There are captures, but nobody called captureBugs(): write requireModule: ['@audit-race/cucumber/register'] into the configuration of Cucumber, or call it in the first support file.",
      );
    }
  }

  /** Steps of captures with no definition, or several, for which Cucumber did not fail the run because it never reached them. */
  hiddenSteps(isGreen: boolean): readonly string[] {
    const hidden = this.#unmatchedSteps.filter(
      ({ testCaseId }) => isGreen || !this.#unmatchedCases.has(testCaseId),
    );
    // Without duplicates: a repeated scenario has many test cases.
    return [...new Set(hidden.map(({ description }) => description))];
  }

  #readStatus({ testCaseStarted, testStepFinished }: Envelope): void {
    // A shortcut: usually there are no such steps, and the many step results need not be inspected.
    if (this.#unmatchedSteps.length === 0) {
      return;
    }
    if (testCaseStarted) {
      this.#casesOfAttempts.set(testCaseStarted.id, testCaseStarted.testCaseId);
    }
    const status = testStepFinished && statusOf(testStepFinished.testStepResult.status);
    if (status === 'undefined' || status === 'ambiguous') {
      this.#unmatchedCases.add(
        String(this.#casesOfAttempts.get(String(testStepFinished?.testCaseStartedId))),
      );
    }
  }

  #findUnmatchedSteps({ id, pickleId, testSteps }: Message<'testCase'>): UnmatchedStep[] {
    const pickle = this.#features.pickle(pickleId);
    const document = pickle && this.#features.documentOf(pickle);
    if (pickle === undefined || document === undefined || !this.#isCapture(pickle)) {
      return [];
    }
    return testSteps
      .flatMap((step) => describeUnmatched(step, pickle, document))
      .map((description) => ({ testCaseId: id, description }));
  }

  #isCapture({ tags }: Pickle): boolean {
    return tags.some(({ name }) => name === this.#settings.vocabulary.expectedFail);
  }
}

function describeUnmatched(
  { pickleStepId, stepDefinitionIds }: Message<'testCase'>['testSteps'][number],
  pickle: Pickle,
  document: GherkinDocument,
): string[] {
  const step = pickle.steps.find(({ id }) => id === pickleStepId);
  if (step === undefined || stepDefinitionIds?.length === 1) {
    return [];
  }
  const place = placeAt(pickle.uri, mapOf(document).step(step.astNodeIds[0])?.location);
  const definitions = stepDefinitionIds?.length === 0 ? 'no definition' : 'several definitions';
  return [`${describePlace(place)}  "${step.text}" has ${definitions}`];
}
