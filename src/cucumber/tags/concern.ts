import type { Envelope, GherkinDocument, Pickle } from '../ground/envelope';
import { mapOf } from '../ground/feature-map';
import { isReasonLine, type ReadSource } from './stated-reason';
import { failsToday, type Vocabulary } from './vocabulary';

/** Whether something is to be done about a scenario. */
export type Concern = (pickle: Pickle) => boolean;

/** Whether a scenario bears a tag of the harness, or one that may be meant as such. */
export function hasOwnTag({ tags }: Pickle, vocabulary: Vocabulary): boolean {
  return tags.some(({ name }) => vocabulary.kindOf(name) !== 'foreign');
}

/** Makes the test for a tag of the harness, whichever it is. */
export function makeOwnTagTest(vocabulary: Vocabulary): Concern {
  return (pickle) => hasOwnTag(pickle, vocabulary);
}

/** Makes the test for one of some tags. A tag expression says the same, and takes ten times as long. */
export function makeTagTest(...names: readonly string[]): Concern {
  return ({ tags }) => tags.some(({ name }) => names.includes(name));
}

/**
 * Makes the test whether the tag rules may have anything to say about a scenario. Of most suites most are none of their
 * business. A pickle alone does not show its description, so one reason in a file concerns all scenarios of that file.
 */
export function makeConcern(vocabulary: Vocabulary, readSource: ReadSource): Concern {
  const files = new Map<string, boolean>();
  // A reason without a tag is stale, and a file that cannot be read may hold one.
  const mayHoldReason = (uri: string) => {
    const known = files.get(uri) ?? isReasonLine(readSource(uri) ?? failsToday);
    files.set(uri, known);
    return known;
  };
  return (pickle) => hasOwnTag(pickle, vocabulary) || mayHoldReason(pickle.uri);
}

/** Whether a message tells of anything that the tag rules have to do with: a scenario with such a tag, a file with a reason. */
export function mayConcern({ pickle, source }: Envelope, vocabulary: Vocabulary): boolean {
  return pickle ? hasOwnTag(pickle, vocabulary) : source !== undefined && isReasonLine(source.data);
}

/** Whether a description that a scenario inherits says why it fails today. */
export function inheritsReason(pickle: Pickle, document: GherkinDocument): boolean {
  return mapOf(document)
    .levels(pickle)
    .some(({ description }) => isReasonLine(description));
}
