import { describeValue } from '../ground/describe-value';
import { asSentence } from '../ground/text';
import { fieldOf, isError, messageOf, namesOf } from '../ground/thrown';
import { CaptureBugsOptionError } from '../settings/capture-bugs-options';
import { isKnownAssertion } from './known-assertions';
import { isOfPlatform } from './platform-errors';

/** Which errors count as failed assertions of the suite. */
export interface AssertionSettings {
  /** Names of additional errors that count. */
  readonly assertions: readonly string[];
  /** Decides about an error with an unknown name. */
  readonly isAssertion: (error: Error) => boolean;
  /** The folders of the product. An assertion thrown there does not count. */
  readonly productFolders: readonly string[];
}

/** Whether an error is a failed assertion: of a known library, or one that the suite has configured. */
export function isAssertion(error: unknown, settings: AssertionSettings): error is Error {
  // Platform errors never count, whatever the suite has configured.
  return isError(error) && !isOfPlatform(error) && (isKnownAssertion(error) || isOwn(error, settings));
}

function isOwn(error: Error, settings: AssertionSettings): boolean {
  return namesOf(error).some((name) => settings.assertions.includes(name)) || ask(error, settings);
}

function ask(error: Error, settings: AssertionSettings): boolean {
  const answer = answerOf(error, settings);
  if (typeof answer !== 'boolean') {
    // Most such results are truthy, and would count as yes whatever they mean.
    const given = isPromise(answer) ? 'a promise' : describeValue(answer);
    throw new CaptureBugsOptionError(`isAssertion returned ${given}. It must say true or false at once.`);
  }
  return answer;
}

function answerOf(error: Error, settings: AssertionSettings): unknown {
  try {
    return settings.isAssertion(error);
  } catch (cause) {
    const message = `${asSentence(`isAssertion threw: ${messageOf(cause)}`)} It must say true or false of any error.`;
    throw new CaptureBugsOptionError(message, { cause });
  }
}

function isPromise(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && typeof fieldOf(answer, 'then') === 'function';
}
