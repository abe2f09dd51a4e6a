import type { Level, Pickle } from '../../ground/envelope';
import { mapOf } from '../../ground/feature-map';
import type { ReadFeature } from '../../run/feature-messages';
import type { CaptureBugsSettings } from '../../settings/capture-bugs-settings';
import type { TaggedScenario } from '../../tags/tagged-scenario';
import { taggedScenarios } from '../suite/suite';

/** A scenario, or a row of an outline, that is expected to fail. */
export interface Capture {
  readonly feature: ReadFeature;
  readonly pickle: Pickle;
  readonly scenario: TaggedScenario;
  /** What it inherits from, nearest first. */
  readonly levels: readonly Level[];
  /** The lines of the tags that make it a capture. */
  readonly tagLines: readonly number[];
}

/** The captures of a feature, from top to bottom. */
export function capturesIn(feature: ReadFeature, settings: CaptureBugsSettings): readonly Capture[] {
  const map = mapOf(feature.document);
  const scenarios = taggedScenarios(feature, settings);
  return feature.pickles.flatMap((pickle, index) => {
    const scenario = scenarios[index];
    const tags = scenario?.tags.filter(({ kind }) => kind === 'expected fail') ?? [];
    return scenario === undefined || tags.length === 0
      ? []
      : [
          {
            feature,
            pickle,
            scenario,
            levels: map.levels(pickle),
            tagLines: tags.map(({ place }) => place.line),
          },
        ];
  });
}
