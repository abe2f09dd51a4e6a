import { stripVTControlCharacters } from 'node:util';
import { fieldOf, hasField, messageOf, nameOf, namesOf } from '../ground/thrown';
import { throwingFrame } from './stack-frames';

/** How a library throws what fails under it. */
interface KnownAssertion {
  /** Whose it is, and since when or until when. */
  readonly library: string;
  readonly isClaim: (error: Error) => boolean;
  /** Where the library throws the same when it is not used as it should be: that is no claim. */
  readonly isMisuse?: (error: Error) => boolean;
}

/** Whether an error is a failed assertion of a library that is known. */
export function isKnownAssertion(error: Error): boolean {
  return knownAssertions.some(({ isClaim, isMisuse }) => isClaim(error) && isMisuse?.(error) !== true);
}

// What an `expect` of Jest's kind says first: `expect(received).toBe(expected)`.
const hint = /\((?<=\bexpect(?:\.\w+)*\()/;

/**
 * Every library that is known. Each was asked what it throws when an assertion fails, when it is misused, and when what it
 * looks at cannot be had; a scenario has a row for each answer.
 */
const knownAssertions: readonly KnownAssertion[] = [
  {
    library: 'uvu',
    // The code alone proves nothing: anybody may give it to an error.
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
    // Its errors keep the name Error; what they matched is what tells them apart.
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
    // What its own assertions throw. A function of the suite, and a request without an answer, throw from elsewhere.
    isClaim: (error) =>
      isThrownBy(error, /^\s+at (?:error|Test\._assert\w+) \(.*\/node_modules\/supertest\/lib\/test\.js:/),
  },
];

// The name of the class counts as well: not every library gives its errors a name.
function isCalled(error: Error, name: string): boolean {
  return namesOf(error).includes(name);
}

// Libraries that throw plain errors are told by the place that threw them.
function isThrownBy(error: Error, frame: RegExp): boolean {
  return nameOf(error) === 'Error' && frame.test(throwingFrame(error));
}

function isMisusedMatcher(error: Error): boolean {
  return /^Matcher error: /m.test(stripVTControlCharacters(messageOf(error)));
}

// `toPass` and `poll` of Playwright tell in the same way of an assertion that has failed to the end, of an error that is none,
// and of a time-out.
function isVainWait(error: Error): boolean {
  const text = stripVTControlCharacters(messageOf(error));
  return /waiting on the predicate/.test(text) && !hint.test(text);
}
