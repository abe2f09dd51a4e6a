import { describePlace, type Place } from '../../ground/place';
import type { IssueKey } from '../../tags/issue';
import { CommandError, RefusalError } from '../command-errors';
import type { Suite } from '../suite/suite';
import { type Capture, capturesAt, capturesIn, capturesOfIssue } from './captures';
import type { FileChange } from './file-change';
import { promoteFeature } from './promote-feature';

/** What to promote: captures by place, or captures by issue. */
export interface PromotionRequest {
  readonly places: readonly Place[];
  readonly issues: readonly IssueKey[];
}

/** The result of a plan. */
export interface PromotionPlan {
  readonly promoted: readonly Capture[];
  /** The changes of feature files. */
  readonly changes: readonly FileChange[];
}

/**
 * Plans the changes of a promotion. Nothing is written yet.
 *
 * @throws RefusalError where the request is invalid, or a part of it cannot be done.
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

// In a file with a syntax error, it is unknown to which scenario a line belongs.
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
