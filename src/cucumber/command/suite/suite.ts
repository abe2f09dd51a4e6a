import type { IssueFacts } from '../../ledger/issue-facts';
import type { CaptureBugsSettings } from '../../settings/capture-bugs-settings';
import type { GherkinDocument, Pickle } from '../../tags/feature-map';
import type { Place } from '../../tags/place';
import { readTaggedScenario, type TaggedScenario } from '../../tags/tagged-scenario';

/** A feature file, read and parsed. */
export interface ReadFeature {
  /** Relative to the folder in which the command runs. */
  readonly uri: string;
  readonly text: string;
  readonly document: GherkinDocument;
  /** Its scenarios; of an outline, its rows. */
  readonly pickles: readonly Pickle[];
}

/** What kept a feature file from being parsed. */
export interface SyntaxFault {
  readonly place: Place;
  readonly message: string;
}

/** A suite as it is written; nothing of it was run. */
export interface Suite {
  /** With what is known of issues, where somebody asked for it. */
  readonly settings: CaptureBugsSettings & IssueFacts;
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
