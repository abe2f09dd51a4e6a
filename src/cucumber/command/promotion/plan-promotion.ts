import { describePlace, type Place } from '../../ground/place';
import type { IssueKey } from '../../tags/issue';
import { CommandError, RefusalError } from '../command-errors';
import type { Suite } from '../suite/suite';
import { type Capture, capturesAt, capturesIn, capturesOfIssue } from './captures';
import type { FileChange } from './file-change';
import { promoteFeature } from './promote-feature';

/** What is to be promoted: the captures at places, or those of issues. */
export interface PromotionRequest {
  readonly places: readonly Place[];
  readonly issues: readonly IssueKey[];
}

/** What a promotion does. */
export interface PromotionPlan {
  readonly promoted: readonly Capture[];
  /** The features that change; each file as the suite was read. */
  readonly changes: readonly FileChange[];
}

/**
 * Decides what a promotion changes; nothing is written yet.
 *
 * @throws RefusalError where the request makes no sense, or not all of it can be done.
 */
export function planPromotion(suite: Suite, { places, issues }: PromotionRequest): PromotionPlan {
  refuseFaults(suite);
  const captures = suite.features.flatMap((feature) => capturesIn(feature, suite.settings));
  const promoted = new Set([
    ...places.flatMap((place) => findAt(place, suite, captures)),
    ...issues.flatMap((issue) => capturesOfIssue(issue, captures)),
  ]);
  const changed = suite.features.filter((feature) =>
    [...promoted].some((capture) => capture.feature === feature),
  );
  const changes = changed.map((feature) => {
    const own = captures.filter((capture) => capture.feature === feature);
    const after = promoteFeature({
      feature,
      promoted: own.filter((capture) => promoted.has(capture)),
      remaining: own.filter((capture) => !promoted.has(capture)),
    });
    return { file: feature.uri, before: feature.text, after };
  });
  return { promoted: captures.filter((capture) => promoted.has(capture)), changes };
}

// In a file that cannot be parsed nobody knows what a line belongs to.
function refuseFaults({ faults }: Suite): void {
  const [fault] = faults;
  if (fault !== undefined) {
    throw new RefusalError(
      `${describePlace(fault.place)} cannot be parsed, so nothing was promoted: ${fault.message}`,
    );
  }
}

function findAt(place: Place, { features }: Suite, captures: readonly Capture[]): readonly Capture[] {
  const feature = features.find(({ uri }) => uri === place.uri);
  if (feature === undefined) {
    throw new CommandError(`Cucumber reads no feature at ${place.uri}.`);
  }
  const below = captures.filter((capture) => capture.feature === feature);
  return capturesAt(place, feature, below);
}
