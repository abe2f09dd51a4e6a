import type { Pickle } from '../ground/envelope';
import { isReasonLine, type ReadSource } from './stated-reason';
import { failsToday, type Vocabulary } from './vocabulary';

/** Whether a scenario bears a tag of the harness, or one that may be meant as such. */
export function hasOwnTag({ tags }: Pickle, vocabulary: Vocabulary): boolean {
  return tags.some(({ name }) => vocabulary.kindOf(name) !== 'foreign');
}

/** Makes the test whether the tag rules have anything to say about a scenario. Of most suites most are none of their business. */
export function makeConcern(vocabulary: Vocabulary, readSource: ReadSource): (pickle: Pickle) => boolean {
  const files = new Map<string, boolean>();
  // A reason without a tag is stale, and a file that cannot be read may hold one.
  const mayHoldReason = (uri: string) => {
    const known = files.get(uri) ?? isReasonLine(readSource(uri) ?? failsToday);
    files.set(uri, known);
    return known;
  };
  return (pickle) => hasOwnTag(pickle, vocabulary) || mayHoldReason(pickle.uri);
}
