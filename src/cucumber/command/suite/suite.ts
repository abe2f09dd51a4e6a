import type { Place } from '../../ground/place';
import type { ReadFeature } from '../../run/feature-messages';
import type { CaptureBugsSettings } from '../../settings/capture-bugs-settings';
import type { IssueFacts, TagRuleSettings } from '../../tags/tag-rule';
import { readTaggedScenario, type TaggedScenario } from '../../tags/tagged-scenario';

/** What kept a feature file from being parsed. */
export interface SyntaxFault {
  readonly place: Place;
  readonly message: string;
}

/** A suite as it is written; nothing of it was run. */
export interface Suite {
  /** With what is known of issues, where somebody asked for it. */
  readonly settings: CaptureBugsSettings & IssueFacts & Pick<TagRuleSettings, 'isStatic'>;
  readonly features: readonly ReadFeature[];
  readonly faults: readonly SyntaxFault[];
}

/** The scenarios of a feature as the tag rules see them. */
export function taggedScenarios(
  { document, pickles, text }: ReadFeature,
  { vocabulary }: Pick<CaptureBugsSettings, 'vocabulary'>,
): readonly TaggedScenario[] {
  return pickles.map((pickle) =>
    readTaggedScenario(pickle, document, { vocabulary, readSource: () => text }),
  );
}
