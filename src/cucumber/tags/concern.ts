import type { Envelope, GherkinDocument, Pickle } from '../ground/envelope';
import { mapOf } from '../ground/feature-map';
import { isReasonLine, type ReadSource } from './stated-reason';
import { failsToday, type Vocabulary } from './vocabulary';

/** Whether something has to be done for a scenario. */
export type Concern = (pickle: Pickle) => boolean;

/** Whether a scenario has a tag of the harness, or one that may be meant as such. */
export function hasOwnTag({ tags }: Pickle, vocabulary: Vocabulary): boolean {
  return tags.some(({ name }) => vocabulary.kindOf(name) !== 'foreign');
}

/** Makes a test for any tag of the harness. */
export function makeOwnTagTest(vocabulary: Vocabulary): Concern {
  return (pickle) => hasOwnTag(pickle, vocabulary);
}

/** Makes a test for one of several tags. It is ten times as fast as an equivalent tag expression. */
export function makeTagTest(...names: readonly string[]): Concern {
  return ({ tags }) => tags.some(({ name }) => names.includes(name));
}

/**
 * Makes a test whether the tag rules can concern a scenario; most scenarios of most suites have no such tags. A pickle does not contain
 * its description, so a reason anywhere in a file concerns all scenarios of that file.
 */
export function makeConcern(vocabulary: Vocabulary, readSource: ReadSource): Concern {
  const files = new Map<string, boolean>();
  // A reason without a tag violates a rule. A file that cannot be read may contain one.
  const mayHoldReason = (uri: string) => {
    const known = files.get(uri) ?? isReasonLine(readSource(uri) ?? failsToday);
    files.set(uri, known);
    return known;
  };
  return (pickle) => hasOwnTag(pickle, vocabulary) || mayHoldReason(pickle.uri);
}

/** Whether a message can concern the tag rules: a scenario with such a tag, or a file with a reason. */
export function mayConcern({ pickle, source }: Envelope, vocabulary: Vocabulary): boolean {
  return pickle ? hasOwnTag(pickle, vocabulary) : source !== undefined && isReasonLine(source.data);
}

/** Whether a description that a scenario inherits says why it fails today. */
export function inheritsReason(pickle: Pickle, document: GherkinDocument): boolean {
  return mapOf(document)
    .levels(pickle)
    .some(({ description }) => isReasonLine(description));
}
