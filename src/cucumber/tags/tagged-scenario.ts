import type { GherkinDocument, Level, Pickle } from '../ground/envelope';
import { type FeatureMap, mapOf, type Origin, type TagOrigin, type WrittenStep } from '../ground/feature-map';
import { type Place, placeAt } from '../ground/place';
import type { IssueKey } from './issue';
import { findReason, type ReadSource, type StatedReason } from './stated-reason';
import type { NamedStep } from './thrown-reason';
import type { TagKind, Vocabulary } from './vocabulary';

/** A tag of a scenario, its own or an inherited one. */
export interface TagUse {
  /** The tag as written, with its `@`. */
  readonly name: string;
  /** Its meaning for the harness. */
  readonly kind: TagKind;
  /** Where it is written; for an inherited tag, that is above the scenario. */
  readonly place: Place;
  /** The keyword of the level that has the tag: Feature, Rule, Scenario, Examples, or their translations. */
  readonly level: string;
}

/** The facts about a scenario, or a row of an outline, that the harness needs. */
export interface TaggedScenario {
  /** Its name, with the values of the row filled in. */
  readonly name: string;
  /** Its place; for a row of an outline, that of the row. */
  readonly place: Place;
  /** All its tags, inherited ones first. */
  readonly tags: readonly TagUse[];
  /** The issues it captures or guards. */
  readonly issues: readonly IssueKey[];
  /** The tag that says it fails today; absent when it is expected to hold. */
  readonly expectedFail: TagUse | undefined;
  /** The tag that excludes it from normal runs; absent if there is none. */
  readonly quarantined: TagUse | undefined;
  /** The stated reason why it fails today. */
  readonly reason: StatedReason | undefined;
  /** A reason of its own that has no use, because no row of the scenario is expected to fail. */
  readonly staleReason: StatedReason | undefined;
  /** How often it is run, according to its tag; undefined without one. */
  readonly repeat: number | undefined;
  /** The conditions under which alone it fails today, from its tags; all of them must be true. Empty if it always fails. */
  readonly onlyWhere: readonly string[];
  /** Its steps, those of a Background first. */
  readonly steps: readonly OwnStep[];
  /** The number of its own steps, without those of a Background. */
  readonly ownStepCount: number;
}

/** A step of a scenario. */
export interface OwnStep extends NamedStep {
  /** Whether it is a step of the scenario itself, and not of a Background. */
  readonly isOwn: boolean;
  /** Whether it is an own step that acts or asserts: a When, a Then, or a `*`. */
  readonly isDeed: boolean;
  /** Whether it is a When of its own. */
  readonly isWhen: boolean;
}

/** What is needed to read a scenario. */
export interface ScenarioReading {
  /** The tags of the suite. */
  readonly vocabulary: Vocabulary;
  /** Used to find the exact line of the reason. */
  readonly readSource: ReadSource;
}

/** Converts a pickle to plain data. */
export function readTaggedScenario(
  pickle: Pickle,
  document: GherkinDocument,
  { vocabulary, readSource }: ScenarioReading,
): TaggedScenario {
  const map = mapOf(document);
  const tags = pickle.tags.map(({ name, astNodeId }) => ({
    name,
    kind: vocabulary.kindOf(name),
    ...placeTag(astNodeId, pickle, map),
  }));
  const expectedFail = tags.find(({ kind }) => kind === 'expected fail');
  const steps = pickle.steps.map((step) => readOwnStep(step, map));
  const found = findReason(pickle, map, { steps, readSource });
  const isExpectedFail = (name: string) => name === vocabulary.expectedFail;
  const isStale =
    found !== undefined && !expectedFail && isUncalledFor(found.level, map.origin(pickle), isExpectedFail);
  const namesOf = (wanted: TagKind) => tags.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  return {
    name: pickle.name,
    place: placeAt(pickle.uri, pickle.location),
    tags,
    issues: namesOf('numbered issue').map((name) => vocabulary.issueOf(name)),
    expectedFail,
    quarantined: expectedFail && tags.find(({ kind }) => kind === 'quarantined'),
    reason: expectedFail && found?.reason,
    staleReason: isStale ? found.reason : undefined,
    repeat: namesOf('repeat')
      .map((name) => vocabulary.repeatCountOf(name))
      .at(0),
    onlyWhere: namesOf('only').map((name) => vocabulary.conditionOf(name)),
    steps,
    ownStepCount: steps.filter(({ isOwn }) => isOwn).length,
  };
}

function readOwnStep({ text, type, astNodeIds: [id] }: Pickle['steps'][number], map: FeatureMap): OwnStep {
  const { keyword = '*', isBackground = true }: Partial<WrittenStep> = { ...map.step(id) };
  const isOwn = !isBackground;
  return { keyword, text, isOwn, isDeed: isOwn && type !== 'Context', isWhen: isOwn && type === 'Action' };
}

function placeTag(id: string, { uri }: Pickle, map: FeatureMap): Pick<TagUse, 'place' | 'level'> {
  const { location, keyword = 'Scenario' }: Partial<TagOrigin> = { ...map.tag(id) };
  return { place: placeAt(uri, location), level: keyword };
}

// A rule or a feature may have a reason for only some of its scenarios, and an outline for only one of its Examples.
function isUncalledFor(
  level: Level,
  { scenario, examples }: Origin,
  isExpectedFail: (name: string) => boolean,
): boolean {
  if (level !== scenario) {
    return level === examples;
  }
  return !scenario.examples.some(({ tags }) => tags.some(({ name }) => isExpectedFail(name)));
}
