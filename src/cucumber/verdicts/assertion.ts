import { isNativeError } from 'node:util/types';

/** What a suite counts as a claim of its own. */
export interface AssertionSettings {
  /** Names of errors that count, too. */
  readonly assertions: readonly string[];
  /** Says so of an error that is not known by name. */
  readonly isAssertion: (error: Error) => boolean;
  /** Where an assertion comes from the product. */
  readonly productFolders: readonly string[];
}

/** Whether an error is a failed assertion: of node:assert, chai, sinon.assert, or an expect of Jest's shape. */
export function isAssertion(error: unknown, settings: AssertionSettings): error is Error {
  // Errors of chai 4 are Error by prototype only, those of another vm context natively only.
  if (!(error instanceof Error) && !isNativeError(error)) {
    return false;
  }
  // The name of the class counts as well: not every library gives its errors a name.
  const names = [error.name, error.constructor.name];
  return (
    names.some((name) => assertionNames.has(name) || settings.assertions.includes(name)) ||
    ('code' in error && error.code === 'ERR_ASSERTION') ||
    // The errors of Jest and Playwright keep the name Error; what they matched is what tells them apart.
    'matcherResult' in error ||
    settings.isAssertion(error)
  );
}

// The last one is what a matcher of the suite's own throws under Vitest.
const assertionNames: ReadonlySet<string> = new Set([
  'AssertionError',
  'AssertError',
  'JestAssertionError',
  'JestExtendError',
]);
