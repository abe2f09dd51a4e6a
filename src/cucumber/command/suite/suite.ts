import type { Place } from '../../ground/place';
import type { ReadFeature } from '../../run/feature-messages';
import type { CaptureBugsSettings } from '../../settings/capture-bugs-settings';
import type { IssueFacts, TagRuleSettings } from '../../tags/tag-rule';
import { readTaggedScenario, type TaggedScenario } from '../../tags/tagged-scenario';

/** A syntax error in a feature file. */
export interface SyntaxFault {
  readonly place: Place;
  readonly message: string;
}

/** A suite as it is written. Nothing of it was run. */
export interface Suite {
  /** Includes the facts about issues, if they were requested. */
  readonly settings: CaptureBugsSettings & IssueFacts & Pick<TagRuleSettings, 'isStatic'>;
  readonly features: readonly ReadFeature[];
  readonly faults: readonly SyntaxFault[];
}

/** The scenarios of a feature in the form that the tag rules need. */
export function taggedScenarios(
  { document, pickles, text }: ReadFeature,
  { vocabulary }: Pick<CaptureBugsSettings, 'vocabulary'>,
): readonly TaggedScenario[] {
  return pickles.map((pickle) =>
    readTaggedScenario(pickle, document, { vocabulary, readSource: () => text }),
  );
}
