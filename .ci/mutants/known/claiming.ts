import type { Mutant } from '../mutant';

const within = 'cucumber';
const ownClaim =
  'A captured bug is an assertion in a Then of the scenario itself, or the exception that it declares.';
const sameWords = 'A failure that says something else is another one.';

/** What is promised of the failures that are taken for bugs. */
export const claiming: readonly Mutant[] = [
  {
    within,
    name: 'a reason is found within a word',
    promise: sameWords,
    find: "return new RegExp(whole, 'u').test(said);",
    replace: 'return whole === undefined || said.includes(wanted);',
    guards: ['harness/whole-words'],
  },
  {
    within,
    name: 'the file of an ES module is compared as it is encoded',
    promise: ownClaim,
    find: 'return decodeURIComponent(url);',
    replace: 'return url;',
    guards: ['harness/product-folders'],
  },
  {
    within,
    name: 'what is in node_modules is never the product',
    promise: ownClaim,
    find: 'return rest !== undefined && !library.test(rest);',
    replace: 'return rest !== undefined && !library.test(file);',
    guards: ['harness/product-folders'],
  },
  {
    within,
    name: 'a misused matcher is captured',
    promise: ownClaim,
    find: 'isClaim(error) && isMisuse?.(error) !== true',
    replace: 'isClaim(error) && isMisuse !== undefined',
    guards: ['harness/assertion-libraries'],
  },
  {
    within,
    name: 'a suite is asked about what the platform throws',
    promise: ownClaim,
    find: 'return isError(error) && !isOfPlatform(error) && (',
    replace: 'return isError(error) && isOfPlatform !== undefined && (',
    guards: ['harness/own-assertions'],
  },
  {
    within,
    name: 'a guard holds on a retry',
    promise: 'A guard that needs a second attempt is broken.',
    find: "if (verdict === 'holds' && earlier.length > 0) {",
    replace: "if (verdict === 'holds' && earlier.length < 0) {",
    guards: ['harness/retried-guards'],
  },
  {
    within,
    name: 'a declared exception is captured in any step',
    promise: ownClaim,
    find: 'if (thrown === undefined || deed === undefined || !isNamed(thrown.step, deed)) {',
    replace: 'if (thrown === undefined || deed === undefined || !isNamed(deed.text, deed)) {',
    guards: ['harness/declared-exceptions'],
  },
  {
    within,
    name: 'a declared exception is captured whatever its class is',
    promise: ownClaim,
    find: 'const isCalled = names.includes(name) || names.includes(ofClass);',
    replace: 'const isCalled = names.length > 0 || names.includes(ofClass);',
    guards: ['harness/declared-exceptions'],
  },
];
