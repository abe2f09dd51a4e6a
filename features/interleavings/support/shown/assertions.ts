import assert, { AssertionError } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Assertions of Node that fail, by what they assert. */
export const nodeAssertions: Readonly<Record<string, () => unknown>> = {
  'equal(1, 2)': () => assert.equal(1, 2),
  'equal of long texts': () => assert.equal('a'.repeat(200), `${'a'.repeat(199)}b`),
  'equal, in the words of the user': () => assert.equal(1, 2, 'the balance'),
  'equal of objects that look alike': () => assert.equal({ a: 1 }, { a: 1 }),
  'notEqual(1, 1)': () => assert.notEqual(1, 1),
  'equal, loosely': () => loosely('==', 1, 2),
  'deepEqual of objects': () =>
    assert.deepEqual({ owner: 'Ada', balance: 70 }, { owner: 'Ada', balance: 40 }),
  'deepEqual of nested objects': () => assert.deepEqual({ a: [1, { c: 3 }] }, { a: [1, { c: 4 }] }),
  'deepEqual, one too many': () => assert.deepEqual([1, 2, 3], [1, 3]),
  'deepEqual, one too few': () => assert.deepEqual([1, 3], [1, 2, 3]),
  'deepEqual, two differences': () => assert.deepEqual({ a: 1, b: 0, c: 1 }, { a: 2, b: 0, c: 2 }),
  'deepEqual, side by side': () => assert.deepEqual({ a: 1, c: 1 }, { a: 2, c: 2 }),
  'deepEqual, another field first': () => assert.deepEqual({ a: 1, c: 1 }, { b: 2, c: 2 }),
  'deepEqual, loosely': () => loosely('deepEqual', { a: 1 }, { a: 2 }),
  "match('abc', /x/)": () => assert.match('abc', /x/),
  "doesNotMatch('abc', /a/)": () => assert.doesNotMatch('abc', /a/),
  'throws, and nothing is thrown': () => assert.throws(() => undefined, TypeError),
  'throws, and another is thrown': () => assert.throws(refuse, TypeError),
  'throws, and another message': () => assert.throws(refuse, { message: 'yes' }),
  'rejects, and nothing is rejected': () => assert.rejects(async () => undefined),
  'doesNotReject, and something is': () => assert.doesNotReject(async () => refuse()),
  "fail('the balance is 70')": () => assert.fail('the balance is 70'),
};

/** What an assertion of another library says. */
interface Recorded {
  readonly library: string;
  readonly assertion: string;
  readonly message: string;
}

/** The messages of assertions as their libraries print them, in colour where they colour. */
export function recordedAssertions(): readonly Recorded[] {
  return JSON.parse(readFileSync(join(__dirname, 'recorded-assertions.json'), 'utf8'));
}

/** As the methods of `node:assert` do that are not strict, which our house does not call. */
function loosely(operator: string, actual: unknown, expected: unknown): never {
  throw new AssertionError({ actual, expected, operator });
}

function refuse(): never {
  throw new Error('no');
}
