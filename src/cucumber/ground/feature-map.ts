import type { Examples, Feature, GherkinDocument, Level, Pickle, Rule, Scenario } from './envelope';

type Location = Feature['location'];

/** The position of a tag, and the part of the feature that has it. */
export interface TagOrigin {
  readonly location: Location;
  /** The keyword of that part. */
  readonly keyword: string;
}

/** A step as it is written. */
export interface WrittenStep {
  readonly location: Location;
  readonly keyword: string;
  readonly isBackground: boolean;
}

/** The parts of a feature from which a pickle was made. */
export interface Origin {
  readonly scenario: Scenario | undefined;
  readonly examples: Examples | undefined;
  /** The levels above the scenario, nearest first. */
  readonly above: readonly Level[] | undefined;
}

/** Finds the tags, steps and levels in the source for the ids in a pickle. The document is traversed only once. */
export class FeatureMap {
  readonly #tags = new Map<string, TagOrigin>();
  readonly #steps = new Map<string, WrittenStep>();
  readonly #scenarios = new Map<string, { readonly scenario: Scenario; readonly above: readonly Level[] }>();

  constructor(document: GherkinDocument) {
    if (document.feature) {
      this.#readBlock(document.feature, []);
    }
  }

  /** The origin of the tag with this id. */
  tag(id: string): TagOrigin | undefined {
    return this.#tags.get(id);
  }

  /** The step with this id, as written. */
  step(id = ''): WrittenStep | undefined {
    return this.#steps.get(id);
  }

  /** The origin of a pickle: its scenario, the Examples of its row if it has one, and the levels above. */
  origin(pickle: Pickle): Origin {
    const [scenarioId = '', rowId] = pickle.astNodeIds;
    const found = this.#scenarios.get(scenarioId);
    const examples = found?.scenario.examples.find(({ tableBody }) =>
      tableBody.some(({ id }) => id === rowId),
    );
    return { scenario: found?.scenario, examples, above: found?.above };
  }

  /** All levels from which a pickle inherits, nearest first: Examples, Scenario, Rule, Feature. */
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

/** The map of a document. Cached, because a feature has many scenarios. */
export function mapOf(document: GherkinDocument): FeatureMap {
  const map = maps.get(document) ?? new FeatureMap(document);
  maps.set(document, map);
  return map;
}
