import { append } from '../ground/append';
import type { Background, Examples, Feature, Pickle, Rule, Scenario } from '../ground/envelope';
import { placeAt } from '../ground/place';
import { verdictOf } from './case-verdict';
import { decidingAttempts } from './deciding-attempts';
import type { ReadFeature } from './feature-messages';
import { isFlaky } from './is-flaky';
import { readWrittenSteps } from './read-step';
import type { RunAttempt, RunBackground, RunBlock, RunCase, RunFeature, RunScenario } from './run';
import type { RunExamples, RunNode } from './run-examples';
import type { StableIds } from './stable-ids';

type Written = Pick<Rule, 'keyword' | 'name' | 'description' | 'location'>;

/** What a run planned and did for a pickle. */
export interface PickleRuns {
  readonly isPlanned: boolean;
  readonly attempts: readonly RunAttempt[];
}

/** Finds the runs of a pickle. */
export type FindRuns = (pickleId: string) => PickleRuns;

/** Reads a parsed feature file, together with the runs of its scenarios. */
export class FeatureReader {
  readonly #uri: string;
  readonly #isPartial: boolean;
  readonly #picklesOfScenarios = new Map<string, Pickle[]>();
  readonly #ids: StableIds;
  readonly #findRuns: FindRuns;

  constructor({ uri, pickles, isPartial = false }: ReadFeature, ids: StableIds, findRuns: FindRuns) {
    this.#uri = uri;
    this.#isPartial = isPartial;
    this.#ids = ids;
    this.#findRuns = findRuns;
    for (const pickle of pickles) {
      append(this.#picklesOfScenarios, pickle.astNodeIds[0] ?? '', pickle);
    }
  }

  /** The feature and everything below it. */
  read(feature: Feature): RunFeature {
    const id = this.#ids.ofFeature(this.#uri);
    return {
      ...this.#readBlock(feature, id, id),
      uri: this.#uri,
      language: feature.language,
      rules: feature.children.flatMap(({ rule }) =>
        rule ? [this.#readBlock(rule, this.#ids.below(id, rule.name), id)] : [],
      ),
    };
  }

  // The id of a scenario does not contain its rule, so that moving the scenario to another rule does not break links.
  #readBlock(block: Feature | Rule, id: string, featureId: string): RunBlock {
    const background = block.children.map((child) => child.background).find(Boolean);
    return {
      ...readNode(block),
      id,
      tags: namesOf(block.tags),
      background: background ? readBackground(background) : null,
      scenarios: block.children.flatMap(({ scenario }) =>
        scenario ? this.#readScenario(scenario, featureId) : [],
      ),
    };
  }

  #readScenario(scenario: Scenario, featureId: string): RunScenario[] {
    // Equal names are numbered in order, so each scenario must take its id, even if it is not wanted.
    const id = this.#ids.below(featureId, scenario.name);
    const pickles = this.#picklesOfScenarios.get(scenario.id) ?? [];
    if (this.#isPartial && pickles.length === 0) {
      return [];
    }
    const isOutline = scenario.examples.length > 0;
    const casesOfRows = new Map<string, string>();
    const cases = pickles.map((pickle, index) => {
      const caseId = isOutline ? this.#ids.below(id, String(index + 1)) : id;
      casesOfRows.set(pickle.astNodeIds[1] ?? '', caseId);
      return this.#readCase(pickle, caseId, scenario);
    });
    const read = {
      ...readNode(scenario),
      id,
      tags: namesOf(scenario.tags),
      steps: readWrittenSteps(scenario.steps),
      examples: scenario.examples.map((examples) => readExamples(examples, casesOfRows)),
      cases,
    };
    return [read];
  }

  #readCase(pickle: Pickle, id: string, scenario: Scenario): RunCase {
    const runs = this.#findRuns(pickle.id);
    const attempts = decidingAttempts(runs.attempts);
    return {
      id,
      name: pickle.name,
      place: placeAt(pickle.uri, pickle.location ?? locationOf(pickle, scenario)),
      tags: namesOf(pickle.tags),
      verdict: verdictOf(attempts),
      attempts,
      isFlaky: isFlaky(attempts),
      isPlanned: runs.isPlanned,
    };
  }
}

// Other implementations of Cucumber leave out the place of a pickle. Use that of its row, or of its scenario.
function locationOf({ astNodeIds }: Pickle, { examples, location }: Scenario) {
  const rows = examples.flatMap(({ tableBody }) => tableBody);
  return rows.find(({ id }) => id === astNodeIds[1])?.location ?? location;
}

function readNode({ keyword, name, description, location }: Written): RunNode {
  return { keyword, name, description: foldIndentation(description), line: location.line };
}

// Removes the common indentation of all lines, which Markdown would take for a code block.
function foldIndentation(description: string): string {
  const lines = description.split('\n').map((line) => line.trimEnd());
  const indents = lines.filter(Boolean).map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Number.MAX_SAFE_INTEGER);
  return lines
    .map((line) => line.slice(shared))
    .join('\n')
    .trim();
}

function readBackground(background: Background): RunBackground {
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
