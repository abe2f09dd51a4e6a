import type { Run, RunBlock, RunCase, RunFeature, RunScenario } from './run';

/** A case, and the scenario, block and feature to which it belongs. */
export interface PlacedCase {
  readonly case: RunCase;
  readonly scenario: RunScenario;
  /** The rule, or else the feature. */
  readonly block: RunBlock;
  readonly feature: RunFeature;
}

/** All cases of a run, in reading order. */
export function casesOf({ features }: Pick<Run, 'features'>): PlacedCase[] {
  return features.flatMap((feature) =>
    [feature, ...feature.rules].flatMap((block) =>
      block.scenarios.flatMap((scenario) =>
        scenario.cases.map((one) => ({ case: one, scenario, block, feature })),
      ),
    ),
  );
}
