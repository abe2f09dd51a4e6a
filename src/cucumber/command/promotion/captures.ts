import type { Level, Pickle } from '../../ground/envelope';
import { mapOf } from '../../ground/feature-map';
import { describeLine, type Place } from '../../ground/place';
import type { ReadFeature } from '../../run/feature-messages';
import type { CaptureBugsSettings } from '../../settings/capture-bugs-settings';
import { compareIssues, describeIssue, describeIssues, type IssueKey } from '../../tags/issue';
import type { TaggedScenario, TagUse } from '../../tags/tagged-scenario';
import type { TagKind } from '../../tags/vocabulary';
import { RefusalError } from '../command-errors';
import { taggedScenarios } from '../suite/suite';
import { type Region, regionsOf } from './regions';

/** A scenario, or a row of an outline, that is expected to fail. */
export interface Capture {
  readonly feature: ReadFeature;
  readonly pickle: Pickle;
  readonly scenario: TaggedScenario;
  /** The feature, rule, scenario and Examples from which it inherits tags, nearest first. */
  readonly levels: readonly Level[];
  /** The tags that a promotion removes: the one that expects the failure, and those that restrict it. */
  readonly passing: readonly TagUse[];
}

const passingKinds: readonly TagKind[] = ['expected fail', 'only', 'quarantined'];

/** The captures of a feature, from top to bottom. */
export function capturesIn(feature: ReadFeature, settings: CaptureBugsSettings): readonly Capture[] {
  const map = mapOf(feature.document);
  const scenarios = taggedScenarios(feature, settings);
  return feature.pickles.flatMap((pickle, index) => {
    const scenario = scenarios[index];
    return scenario?.expectedFail === undefined
      ? []
      : [
          {
            feature,
            pickle,
            scenario,
            levels: map.levels(pickle),
            passing: scenario.tags.filter(({ kind }) => passingKinds.includes(kind)),
          },
        ];
  });
}

/**
 * The captures that a line stands for. A line within a scenario or Examples stands for their captures, a table row for its own, and
 * a tag of a rule or a feature for all captures below it.
 *
 * @throws RefusalError where there is none, naming the nearest capture.
 */
export function capturesAt(
  place: Place,
  feature: ReadFeature,
  captures: readonly Capture[],
): readonly Capture[] {
  const { line } = place;
  const chosen = capturesOnLine(line, feature, captures);
  if (chosen.length === 0) {
    const region = regionOf(line, feature);
    throw new RefusalError(`${describeMiss(place, region, feature)} ${describeNearest(line, captures)}`);
  }
  return chosen;
}

/** Like {@link capturesAt}, but returns an empty list where there is none. */
export function capturesOnLine(
  line: number,
  feature: ReadFeature,
  captures: readonly Capture[],
): readonly Capture[] {
  const region = regionOf(line, feature);
  return captures.filter((capture) => standsFor(line, region, capture));
}

function regionOf(line: number, { document, text }: ReadFeature): Region | undefined {
  return regionsOf(document, text).find(({ first, last }) => first <= line && line <= last);
}

/** The captures of an issue. */
export function capturesOfIssue(issue: IssueKey, captures: readonly Capture[]): readonly Capture[] {
  const chosen = captures.filter(({ scenario }) => scenario.issues.includes(issue));
  if (chosen.length === 0) {
    const captured = [...new Set(captures.flatMap(({ scenario }) => scenario.issues))].toSorted(
      compareIssues,
    );
    const known = describeIssues(captured) || 'none';
    throw new RefusalError(`No scenario captures issue ${describeIssue(issue)}. Captured issues: ${known}.`);
  }
  return chosen;
}

function standsFor(line: number, region: Region | undefined, { levels, passing, pickle }: Capture): boolean {
  if (region?.level === undefined || !levels.includes(region.level)) {
    return false;
  }
  if ('children' in region.level) {
    // Only a line with such a tag stands for the whole feature or rule, and not any line of its description.
    return passing.some((tag) => tag.place.line === line);
  }
  const isRow =
    'tableBody' in region.level && region.level.tableBody.some(({ location }) => location.line === line);
  return !isRow || pickle.location?.line === line;
}

function describeMiss(place: Place, region: Region | undefined, { pickles }: ReadFeature): string {
  const { level } = { ...region };
  const at = describeLine(place);
  if (level === undefined || 'children' in level) {
    return `${at} is not a line of a scenario, and not the line of a tag that expects it to fail.`;
  }
  const name =
    level.name || pickles.find(({ location }) => location?.line === place.line)?.name || level.keyword;
  return `"${name}" (${at}) is not expected to fail, so there is nothing to promote.`;
}

function describeNearest(line: number, captures: readonly Capture[]): string {
  const distance = ({ pickle }: Capture) => Math.abs((pickle.location?.line ?? 1) - line);
  const [nearest] = captures.toSorted((one, other) => distance(one) - distance(other));
  return nearest === undefined
    ? 'The file has no capture.'
    : `The nearest capture is "${nearest.scenario.name}" at ${describeLine(nearest.scenario.place)}.`;
}
