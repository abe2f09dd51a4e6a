import type { Place } from '../../ground/place';
import { placeAt, readPlace } from '../../ground/place';
import { compareIssues, type IssueKey } from '../../tags/issue';
import type { TagViolation } from '../../tags/tag-rule';
import { findAllViolations } from '../../tags/tag-rules';
import { type Suite, type SyntaxFault, taggedScenarios } from '../suite/suite';

/** A violation with a place that programs can read, too. */
interface PlacedViolation extends Omit<TagViolation, 'at'> {
  readonly place: Place;
}

/** The result of checking a suite. */
export interface TagReport {
  readonly features: number;
  /** The number of scenarios, with each row of an outline counted. */
  readonly scenarios: number;
  /** How many of them are expected to fail. */
  readonly captures: number;
  /** The issues of the captures, in ascending order. */
  readonly issues: readonly IssueKey[];
  /** The violations in the order of the files, from top to bottom. */
  readonly violations: readonly PlacedViolation[];
  readonly faults: readonly SyntaxFault[];
}

/** Checks a suite by the tag rules, which are the same as in a run. */
export function reportTags({ features, faults, settings }: Suite): TagReport {
  const read = features.map((feature) => taggedScenarios(feature, settings));
  const scenarios = read.flat();
  const captures = scenarios.filter(({ expectedFail }) => expectedFail !== undefined);
  const issues = new Set(captures.flatMap((capture) => capture.issues));
  return {
    features: features.length,
    scenarios: scenarios.length,
    captures: captures.length,
    issues: [...issues].toSorted(compareIssues),
    violations: read.flatMap((own) => findAllViolations(own, settings).map(readViolation).toSorted(byPlace)),
    faults,
  };
}

function readViolation({ at, ...violation }: TagViolation): PlacedViolation {
  return { ...violation, place: readPlace(at) ?? placeAt(at) };
}

function byPlace({ place: one }: PlacedViolation, { place: other }: PlacedViolation): number {
  return one.line - other.line || (one.column ?? 0) - (other.column ?? 0);
}
