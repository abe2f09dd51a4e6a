import type { Envelope } from '#cucumber/ground/envelope';

/** A scenario of a suite that somebody has, and what became of it. */
export interface MadeScenario {
  readonly name: string;
  /** With `@`. */
  readonly tags?: readonly string[];
  /** As messages have it, PASSED unless it says otherwise; or HANGS, which never ends, LEFT, which never begins, or FILTERED, which nobody planned. */
  readonly status?: string;
  /** What its step said. */
  readonly message?: string;
  /** Its error, where the stream has one beside the message. */
  readonly exception?: object;
}

/** What a run says of itself. */
export interface MadeEnding {
  /** Null where it is cut off. */
  readonly success: boolean | null;
  /** What ended it, if something did. */
  readonly exception?: object;
  readonly isBegun?: boolean;
  readonly ci?: object;
  /** Which Cucumber it was. */
  readonly runner?: string;
  /** How many files are not Gherkin. */
  readonly parseErrors?: number;
}

const uri = 'features/made/suite.feature';
const timestamp = { seconds: 1_700_000_000, nanos: 0 };
const ending = { testRunStartedId: 'run', timestamp: { ...timestamp, seconds: timestamp.seconds + 75 } };
const place = { line: 1, column: 1 };
const product = { name: 'made', version: '1' };

/** The messages of a run of one feature, for names and tags that no file of Gherkin could hold as well. */
export function makeRun(
  scenarios: readonly MadeScenario[],
  { success, exception, isBegun = true, ci, runner = 'made', parseErrors = 0 }: MadeEnding,
): Envelope[] {
  const ids = scenarios.map((scenario, index) => ({ ...scenario, id: `made-${index}` }));
  const messages = [
    {
      meta: {
        protocolVersion: '32.0.0',
        implementation: { ...product, name: runner },
        runtime: product,
        os: product,
        cpu: product,
        ci,
      },
    },
    { source: { uri, data: '', mediaType: 'text/x.cucumber.gherkin+plain' } },
    { gherkinDocument: { uri, comments: [], feature: featureOf(ids) } },
    ...Array.from({ length: parseErrors }, () => ({
      parseError: { source: { uri: 'features/poem.feature' }, message: '(1:1): expected: #FeatureLine' },
    })),
    ...ids.map(({ id, name, tags = [] }) => ({
      pickle: {
        id: `${id}-pickle`,
        uri,
        name,
        language: 'en',
        location: place,
        tags: tags.map((tag) => ({ name: tag, astNodeId: id })),
        astNodeIds: [id],
        steps: [{ id: `${id}-pickle-step`, text: 'something happens', astNodeIds: [`${id}-step`] }],
      },
    })),
    ...(isBegun ? [{ testRunStarted: { id: 'run', timestamp } }] : []),
    ...ids.flatMap(runOf),
    ...(success === null ? [] : [{ testRunFinished: { success, exception, ...ending } }]),
  ];
  // Through JSON, as messages come from a file: that is also where they lose what a type checker knew of them.
  return JSON.parse(JSON.stringify(messages));
}

type Identified = MadeScenario & { readonly id: string };

function featureOf(scenarios: readonly Identified[]): object {
  const node = { location: place, description: '' };
  return {
    ...node,
    tags: [],
    language: 'en',
    keyword: 'Feature',
    name: 'A made suite',
    children: scenarios.map(({ id, name, tags = [] }) => ({
      scenario: {
        ...node,
        id,
        name,
        tags: tags.map((tag, index) => ({ id: `${id}-tag-${index}`, name: tag, location: place })),
        keyword: 'Scenario',
        examples: [],
        steps: [{ id: `${id}-step`, location: place, keyword: 'When ', text: 'something happens' }],
      },
    })),
  };
}

function runOf({ id, status = 'PASSED', message, exception }: Identified): object[] {
  if (status === 'FILTERED') {
    return [];
  }
  const testCaseStartedId = `${id}-started`;
  const testStep = { id: `${id}-test-step`, pickleStepId: `${id}-pickle-step`, stepDefinitionIds: [] };
  const testStepResult = { status, duration: { seconds: 0, nanos: 1_000_000 }, message, exception };
  return [
    {
      testCase: {
        id: `${id}-case`,
        pickleId: `${id}-pickle`,
        testSteps: [testStep],
        testRunStartedId: 'run',
      },
    },
    ...(status === 'LEFT'
      ? []
      : [{ testCaseStarted: { id: testCaseStartedId, testCaseId: `${id}-case`, attempt: 0, timestamp } }]),
    ...(status === 'HANGS' || status === 'LEFT'
      ? []
      : [
          { testStepFinished: { testCaseStartedId, testStepId: testStep.id, testStepResult, timestamp } },
          { testCaseFinished: { testCaseStartedId, willBeRetried: false, timestamp } },
        ]),
  ];
}
