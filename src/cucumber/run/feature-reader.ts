import { FeatureMap } from '../tags/feature-map';
import { placeAt } from '../tags/place';
import { verdictOf } from './case-verdict';
import type { Message } from './envelope';
import { foldIndentation } from './fold-indentation';
import type {
  RunAttempt,
  RunBackground,
  RunBlock,
  RunCase,
  RunExamples,
  RunFeature,
  RunNode,
  RunScenario,
} from './run';
import type { StableIds } from './stable-ids';
import { readWrittenSteps } from './written-steps';

type Document = Message<'gherkinDocument'>;
type Feature = NonNullable<Document['feature']>;
type Rule = NonNullable<Feature['children'][number]['rule']>;
type Scenario = NonNullable<Feature['children'][number]['scenario']>;
type Examples = Scenario['examples'][number];
type Written = Pick<Rule, 'keyword' | 'name' | 'description' | 'location'>;

/** Where a feature finds what was run of it. */
export interface Findings {
  /** The pickles of a scenario, by the id of its node. */
  readonly picklesOf: (scenarioId: string) => readonly Message<'pickle'>[];
  readonly attemptsAt: (pickleId: string, map: FeatureMap) => readonly RunAttempt[];
}

/** Reads one parsed feature file together with what was run of it. */
export class FeatureReader {
  readonly #ids: StableIds;
  readonly #findings: Findings;
  readonly #map: FeatureMap;

  constructor(document: Document, ids: StableIds, findings: Findings) {
    this.#ids = ids;
    this.#findings = findings;
    this.#map = new FeatureMap(document);
  }

  /** The feature with everything below it. */
  read(feature: Feature, uri: string): RunFeature {
    const id = this.#ids.ofFeature(uri);
    return {
      ...this.#readBlock(feature, id, id),
      uri,
      language: feature.language,
      rules: feature.children.flatMap(({ rule }) =>
        rule ? [this.#readBlock(rule, this.#ids.below(id, rule.name), id)] : [],
      ),
    };
  }

  // The id of a scenario leaves its rule out: moving a scenario to another law must not break links to it.
  #readBlock(block: Feature | Rule, id: string, featureId: string): RunBlock {
    const background = block.children.map((child) => child.background).find(Boolean);
    return {
      ...readNode(block),
      id,
      tags: namesOf(block.tags),
      background: background ? readBackground(background) : null,
      scenarios: block.children.flatMap(({ scenario }) =>
        scenario ? [this.#readScenario(scenario, featureId)] : [],
      ),
    };
  }

  #readScenario(scenario: Scenario, featureId: string): RunScenario {
    const id = this.#ids.below(featureId, scenario.name);
    const pickles = this.#findings.picklesOf(scenario.id);
    const isOutline = scenario.examples.length > 0;
    const casesOfRows = new Map<string, string>();
    const cases = pickles.map((pickle, index) => {
      const caseId = isOutline ? this.#ids.below(id, String(index + 1)) : id;
      casesOfRows.set(pickle.astNodeIds[1] ?? '', caseId);
      return this.#readCase(pickle, caseId, scenario);
    });
    return {
      ...readNode(scenario),
      id,
      tags: namesOf(scenario.tags),
      steps: readWrittenSteps(scenario.steps),
      examples: scenario.examples.map((examples) => readExamples(examples, casesOfRows)),
      cases,
    };
  }

  #readCase(pickle: Message<'pickle'>, id: string, scenario: Scenario): RunCase {
    const attempts = this.#findings.attemptsAt(pickle.id, this.#map);
    return {
      id,
      name: pickle.name,
      place: placeAt(pickle.uri, pickle.location ?? locationOf(pickle, scenario)),
      tags: namesOf(pickle.tags),
      verdict: verdictOf(attempts),
      attempts,
    };
  }
}

// Other Cucumbers leave the place of a pickle out: it is that of its row, or else of its scenario.
function locationOf({ astNodeIds }: Message<'pickle'>, { examples, location }: Scenario) {
  const rows = examples.flatMap(({ tableBody }) => tableBody);
  return rows.find(({ id }) => id === astNodeIds[1])?.location ?? location;
}

function readNode({ keyword, name, description, location }: Written): RunNode {
  return { keyword, name, description: foldIndentation(description), line: location.line };
}

function readBackground(background: NonNullable<Rule['children'][number]['background']>): RunBackground {
  return { ...readNode(background), steps: readWrittenSteps(background.steps) };
}

function readExamples(examples: Examples, casesOfRows: ReadonlyMap<string, string>): RunExamples {
  return {
    ...readNode(examples),
    tags: namesOf(examples.tags),
    head: examples.tableHeader?.cells.map(({ value }) => value) ?? [],
    rows: examples.tableBody.map(({ id, cells }) => ({
      cells: cells.map(({ value }) => value),
      caseId: casesOfRows.get(id) ?? null,
    })),
  };
}

function namesOf(tags: readonly { readonly name: string }[]): string[] {
  return tags.map(({ name }) => name);
}
