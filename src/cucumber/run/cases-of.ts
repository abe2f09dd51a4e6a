import type { Run, RunBlock, RunCase, RunFeature, RunScenario } from './run';

/** A case, and what it stands below. */
export interface PlacedCase {
  readonly case: RunCase;
  readonly scenario: RunScenario;
  /** The rule, or else the feature. */
  readonly block: RunBlock;
  readonly feature: RunFeature;
}

/** Everything a run could run, in reading order. */
export function casesOf({ features }: Pick<Run, 'features'>): PlacedCase[] {
  return features.flatMap((feature) =>
    [feature, ...feature.rules].flatMap((block) =>
      block.scenarios.flatMap((scenario) =>
        scenario.cases.map((one) => ({ case: one, scenario, block, feature })),
      ),
    ),
  );
}
