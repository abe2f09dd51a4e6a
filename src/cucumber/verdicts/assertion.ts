import { describeValue } from '../ground/describe-value';
import { fieldOf, isError, messageOf, namesOf } from '../ground/thrown';
import { CaptureBugsOptionError } from '../settings/capture-bugs-options';
import { isKnownAssertion } from './known-assertions';
import { isOfPlatform } from './platform-errors';

/** What a suite counts as a claim of its own. */
export interface AssertionSettings {
  /** Names of errors that count, too. */
  readonly assertions: readonly string[];
  /** Says so of an error that is not known by name. */
  readonly isAssertion: (error: Error) => boolean;
  /** Where an assertion comes from the product. */
  readonly productFolders: readonly string[];
}

/** Whether an error is a failed assertion: of a library that is known, or one that the suite has told of. */
export function isAssertion(error: unknown, settings: AssertionSettings): error is Error {
  // Whatever a suite says, what the platform throws is none.
  return isError(error) && !isOfPlatform(error) && (isKnownAssertion(error) || isOwn(error, settings));
}

function isOwn(error: Error, settings: AssertionSettings): boolean {
  return namesOf(error).some((name) => settings.assertions.includes(name)) || ask(error, settings);
}

function ask(error: Error, settings: AssertionSettings): boolean {
  const answer = answerOf(error, settings);
  if (typeof answer !== 'boolean') {
    // Most of them are as good as a yes, whatever they come to.
    const given = isPromise(answer) ? 'a promise' : describeValue(answer);
    throw new CaptureBugsOptionError(`isAssertion returned ${given}. It must say true or false at once.`);
  }
  return answer;
}

function answerOf(error: Error, settings: AssertionSettings): unknown {
  try {
    return settings.isAssertion(error);
  } catch (cause) {
    const message = `isAssertion threw: ${messageOf(cause)}. It must say true or false of any error.`;
    throw new CaptureBugsOptionError(message, { cause });
  }
}

function isPromise(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && typeof fieldOf(answer, 'then') === 'function';
}
