import type { Examples, Feature, GherkinDocument, Level, Pickle, Rule, Scenario } from './envelope';

type Location = Feature['location'];

/** Where a tag stands, and on what. */
export interface TagOrigin {
  readonly location: Location;
  /** The keyword of what it stands on. */
  readonly keyword: string;
}

/** A step as it is written. */
export interface WrittenStep {
  readonly location: Location;
  readonly keyword: string;
  readonly isBackground: boolean;
}

/** What a pickle was made from. */
export interface Origin {
  readonly scenario: Scenario | undefined;
  readonly examples: Examples | undefined;
  /** Nearest first; without the scenario itself. */
  readonly above: readonly Level[] | undefined;
}

/** Finds the written tags, steps and levels behind the ids that a pickle holds; the document is walked once. */
export class FeatureMap {
  readonly #tags = new Map<string, TagOrigin>();
  readonly #steps = new Map<string, WrittenStep>();
  readonly #scenarios = new Map<string, { readonly scenario: Scenario; readonly above: readonly Level[] }>();

  constructor(document: GherkinDocument) {
    if (document.feature) {
      this.#readBlock(document.feature, []);
    }
  }

  /** Where the tag with this id stands. */
  tag(id: string): TagOrigin | undefined {
    return this.#tags.get(id);
  }

  /** The step with this id, as written. */
  step(id = ''): WrittenStep | undefined {
    return this.#steps.get(id);
  }

  /** What a pickle was made from: a scenario, the Examples of its row if it has one, and the levels above. */
  origin(pickle: Pickle): Origin {
    const [scenarioId = '', rowId] = pickle.astNodeIds;
    const found = this.#scenarios.get(scenarioId);
    const examples = found?.scenario.examples.find(({ tableBody }) =>
      tableBody.some(({ id }) => id === rowId),
    );
    return { scenario: found?.scenario, examples, above: found?.above };
  }

  /** Everything a pickle inherits from, nearest first: Examples, Scenario, Rule, Feature. */
  levels(pickle: Pickle): readonly Level[] {
    const { examples, scenario, above = [] } = this.origin(pickle);
    return [examples, scenario, ...above].filter((level) => level !== undefined);
  }

  #readBlock(block: Feature | Rule, above: readonly Level[]): void {
    this.#readTags(block);
    const lineage = [block, ...above];
    for (const child of block.children) {
      this.#readSteps(child.background?.steps ?? [], true);
      if (child.scenario) {
        this.#readScenario(child.scenario, lineage);
      }
      if ('rule' in child && child.rule) {
        this.#readBlock(child.rule, lineage);
      }
    }
  }

  #readScenario(scenario: Scenario, above: readonly Level[]): void {
    this.#scenarios.set(scenario.id, { scenario, above });
    this.#readSteps(scenario.steps, false);
    for (const level of [scenario, ...scenario.examples]) {
      this.#readTags(level);
    }
  }

  #readSteps(steps: Scenario['steps'], isBackground: boolean): void {
    for (const { id, location, keyword } of steps) {
      this.#steps.set(id, { location, keyword: keyword.trim(), isBackground });
    }
  }

  #readTags(level: Level): void {
    for (const { id, location } of level.tags) {
      this.#tags.set(id, { location, keyword: level.keyword });
    }
  }
}

const maps = new WeakMap<GherkinDocument, FeatureMap>();

/** The map of a document, made once: a feature has many scenarios. */
export function mapOf(document: GherkinDocument): FeatureMap {
  const map = maps.get(document) ?? new FeatureMap(document);
  maps.set(document, map);
  return map;
}
