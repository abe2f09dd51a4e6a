import type { formatter } from '@audit-race/cucumber/documentation';

type Node = Readonly<Record<string, unknown>>;

/** A message of Cucumber, as far as it is generated here. */
export type Message = Parameters<Parameters<Parameters<typeof formatter>[0]['on']>[1]>[0];

const SCENARIOS_PER_FEATURE = 10;
const STEPS = [
  'an audit log that 10 callers share',
  'all of them ask for the session',
  'one engine was created',
];
const KEYWORDS = ['Given ', 'When ', 'Then '];
const timestamp = { seconds: 1_700_000_000, nanos: 0 };

/** The messages of a run with this many scenarios, all of which pass. Each feature has ten scenarios, each with a table. */
export function writeMessages(scenarios: number): { messages: Message[]; features: number } {
  const features = Array.from({ length: Math.ceil(scenarios / SCENARIOS_PER_FEATURE) }, (_, index) => index);
  const messages = [
    { meta: metaOf() },
    ...features.flatMap((feature) => [
      { source: { uri: uriOf(feature), data: '', mediaType: 'text/x.cucumber.gherkin+plain' } },
      { gherkinDocument: documentOf(feature) },
      ...scenariosOf(feature).map((id) => ({ pickle: pickleOf(id, feature) })),
    ]),
    { testRunStarted: { id: 'run', timestamp } },
    ...features.flatMap((feature) => scenariosOf(feature).flatMap(runOf)),
    { testRunFinished: { success: true, timestamp, testRunStartedId: 'run' } },
  ];
  // Converted through JSON, like messages that are read from a file. This also removes the static types.
  return { messages: JSON.parse(JSON.stringify(messages)), features: features.length };
}

function metaOf(): Node {
  const product = { name: 'bench', version: '1' };
  return { protocolVersion: '32.0.0', implementation: product, runtime: product, os: product, cpu: product };
}

/** A word that occurs only in the name of the last scenario of a feature. */
export function wordOf(feature: number): string {
  return wordIn(scenariosOf(feature).at(-1) ?? '');
}

function titleOf(id: string): string {
  return `Case ${wordIn(id)} of the capability`;
}

// Only letters and digits, so that every search treats it as one word.
function wordIn(id: string): string {
  return `c${id.replace('-', 'x')}`;
}

/** The path of a feature. */
export function uriOf(feature: number): string {
  return `features/chapter-${feature % 10}/feature-${feature}.feature`;
}

function scenariosOf(feature: number): string[] {
  return Array.from({ length: SCENARIOS_PER_FEATURE }, (_, index) => `${feature}-${index}`);
}

function documentOf(feature: number): Node {
  const children = scenariosOf(feature).map((id, index) => ({
    scenario: {
      id,
      location: { line: 5 + index * 8, column: 3 },
      tags: [],
      keyword: 'Scenario',
      name: titleOf(id),
      description: '',
      examples: [],
      steps: STEPS.map((text, step) => ({
        id: `${id}-step-${step}`,
        location: { line: 6 + index * 8 + step, column: 5 },
        keyword: KEYWORDS[step],
        text,
        ...(step === 0 && {
          dataTable: { location: { line: 1 }, rows: tableRows().map((row) => ({ ...row, id: 'row' })) },
        }),
      })),
    },
  }));
  const node = { location: { line: 1, column: 1 }, tags: [], keyword: 'Feature', language: 'en' };
  const description = '  Why anyone should *care*, in a sentence or two that fill a line.';
  return {
    uri: uriOf(feature),
    feature: { ...node, name: `Capability ${feature}`, description, children },
    comments: [],
  };
}

function tableRows() {
  const rows = [
    ['caller', 'engine'],
    ['Ada', '1'],
    ['Grace', '1'],
  ];
  return rows.map((cells) => ({
    location: { line: 1 },
    cells: cells.map((value) => ({ location: { line: 1 }, value })),
  }));
}

function pickleOf(id: string, feature: number): Node {
  return {
    id: `${id}-pickle`,
    uri: uriOf(feature),
    location: { line: 5, column: 3 },
    name: titleOf(id),
    language: 'en',
    tags: [],
    astNodeIds: [id],
    steps: STEPS.map((text, step) => ({
      id: `${id}-pickle-${step}`,
      type: 'Context',
      text,
      astNodeIds: [`${id}-step-${step}`],
      ...(step === 0 && { argument: { dataTable: { rows: tableRows() } } }),
    })),
  };
}

function runOf(id: string): Node[] {
  const result = { status: 'PASSED', duration: { seconds: 0, nanos: 1_000_000 } };
  const testSteps = STEPS.map((_, step) => ({
    id: `${id}-test-${step}`,
    pickleStepId: `${id}-pickle-${step}`,
    stepDefinitionIds: [],
  }));
  const testCaseStartedId = `${id}-started`;
  return [
    { testCase: { id: `${id}-case`, pickleId: `${id}-pickle`, testSteps, testRunStartedId: 'run' } },
    { testCaseStarted: { id: testCaseStartedId, testCaseId: `${id}-case`, attempt: 0, timestamp } },
    ...testSteps.flatMap((step) => [
      { testStepStarted: { testCaseStartedId, testStepId: step.id, timestamp } },
      { testStepFinished: { testCaseStartedId, testStepId: step.id, testStepResult: result, timestamp } },
    ]),
    { testCaseFinished: { testCaseStartedId, willBeRetried: false, timestamp } },
  ];
}
