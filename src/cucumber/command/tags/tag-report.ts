import type { Place } from '../../ground/place';
import { placeAt, readPlace } from '../../ground/place';
import { compareIssues, type IssueKey } from '../../tags/issue';
import type { TagViolation } from '../../tags/tag-rule';
import { findAllViolations } from '../../tags/tag-rules';
import { type Suite, type SyntaxFault, taggedScenarios } from '../suite/suite';

/** A breach of a rule, at a place that programs can read too. */
interface PlacedViolation extends Omit<TagViolation, 'at'> {
  readonly place: Place;
}

/** What the check of a suite found. */
export interface TagReport {
  readonly features: number;
  /** Scenarios, and rows of outlines. */
  readonly scenarios: number;
  /** Those that are expected to fail. */
  readonly captures: number;
  /** The issues of the captures, in rising order. */
  readonly issues: readonly IssueKey[];
  /** In the order of the files, and from top to bottom. */
  readonly violations: readonly PlacedViolation[];
  readonly faults: readonly SyntaxFault[];
}

/** Holds a suite against the tag rules, the same as those of the run. */
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
