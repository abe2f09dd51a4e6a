import { stripVTControlCharacters } from 'node:util';
import { fieldOf, hasField, messageOf, nameOf, namesOf } from '../ground/thrown';
import { throwingFrame } from './stack-frames';

/** How to recognise the failed assertions of a library. */
interface KnownAssertion {
  /** The names of the libraries, with versions if they matter. */
  readonly library: string;
  readonly isClaim: (error: Error) => boolean;
  /** Recognises errors of the same form that report wrong use of the library. These are not failed assertions. */
  readonly isMisuse?: (error: Error) => boolean;
}

/** Whether an error is a failed assertion of a known library. */
export function isKnownAssertion(error: Error): boolean {
  return knownAssertions.some(({ isClaim, isMisuse }) => isClaim(error) && isMisuse?.(error) !== true);
}

// The beginning of a message of Jest's expect and similar ones: `expect(received).toBe(expected)`.
const hint = /\((?<=\bexpect(?:\.\w+)*\()/;

/**
 * All known libraries. For each, it was tested what it throws when an assertion fails, when it is misused, and when it cannot get the
 * value to check. A scenario has a row for each of these results.
 */
const knownAssertions: readonly KnownAssertion[] = [
  {
    library: 'uvu',
    // The code alone is not enough, because any error may have it.
    isClaim: (error) => isCalled(error, 'Assertion') && fieldOf(error, 'code') === 'ERR_ASSERTION',
  },
  {
    library: 'node:assert, power-assert, chai and its plugins, Vitest, should, must, earl, referee',
    isClaim: (error) => isCalled(error, 'AssertionError'),
  },
  {
    library: 'sinon',
    isClaim: (error) => isCalled(error, 'AssertError'),
    isMisuse: (error) => /(?:fake is not a spy|is not a function|is not stubbed)$/.test(messageOf(error)),
  },
  {
    library: 'a matcher of the own of a suite under Vitest',
    isClaim: (error) => isCalled(error, 'JestExtendError'),
  },
  {
    library: 'Jest, and what is made of its expect',
    // Jest's errors have the name "Error". Only the property `matcherResult` distinguishes them.
    isClaim: (error) => hasField(error, 'matcherResult') || isCalled(error, 'JestAssertionError'),
    isMisuse: (error) => isMisusedMatcher(error) || isVainWait(error),
  },
  {
    library: 'Playwright before 1.41, expect.poll',
    isClaim: (error) => isThrownBy(error, /^\s+at (?:async )?pollMatcher \(.*\/node_modules\/playwright\//),
    isMisuse: isVainWait,
  },
  {
    library: 'unexpected',
    isClaim: (error) => isCalled(error, 'UnexpectedError'),
    isMisuse: (error) => fieldOf(error, 'errorMode') === 'bubbleThrough',
  },
  {
    library: '@hapi/code, formerly code',
    isClaim: (error) => isThrownBy(error, /\/node_modules\/(?:@hapi\/)?code\/lib\/index\.js:/),
  },
  {
    library: 'expect.js',
    isClaim: (error) =>
      isThrownBy(error, /^\s+at Assertion\.assert \(.*\/node_modules\/expect\.js\/index\.js:/),
  },
  {
    library: 'expect before it was that of Jest',
    isClaim: (error) => isThrownBy(error, /^\s+at assert \(.*\/node_modules\/expect\/lib\/assert\.js:/),
    isMisuse: (error) => /^The ".*" argument in expect\(/.test(messageOf(error)),
  },
  {
    library: 'supertest',
    // Only the stack frames of its own assertions. A check function of the suite, or a request without a response, throws elsewhere.
    isClaim: (error) =>
      isThrownBy(error, /^\s+at (?:error|Test\._assert\w+) \(.*\/node_modules\/supertest\/lib\/test\.js:/),
  },
];

// The class name counts, too, because not every library sets the name of its errors.
function isCalled(error: Error, name: string): boolean {
  return namesOf(error).includes(name);
}

// Libraries that throw plain errors are recognised by the stack frame that threw.
function isThrownBy(error: Error, frame: RegExp): boolean {
  return nameOf(error) === 'Error' && frame.test(throwingFrame(error));
}

function isMisusedMatcher(error: Error): boolean {
  return /^Matcher error: /m.test(stripVTControlCharacters(messageOf(error)));
}

// Playwright's `toPass` and `poll` end with the same text for an assertion that kept failing, for another error, and for a
// timeout.
function isVainWait(error: Error): boolean {
  const text = stripVTControlCharacters(messageOf(error));
  return /waiting on the predicate/.test(text) && !hint.test(text);
}
