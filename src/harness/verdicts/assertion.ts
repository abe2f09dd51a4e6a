import { isNativeError } from 'node:util/types';

/** Whether an error is a failed assertion: of node:assert, chai, sinon.assert, or an expect of Jest's shape. */
export function isAssertion(error: unknown): error is Error {
  // Errors of chai 4 are Error by prototype only, those of another vm context natively only.
  if (!(error instanceof Error) && !isNativeError(error)) {
    return false;
  }
  return (
    assertionNames.has(error.name) ||
    ('code' in error && error.code === 'ERR_ASSERTION') ||
    // Jest's errors keep the name Error; what they matched is what tells them apart.
    'matcherResult' in error
  );
}

const assertionNames: ReadonlySet<string> = new Set(['AssertionError', 'AssertError', 'JestAssertionError']);

/** Whether the product threw it: an `assert()` of the product is a crash, not a claim of the scenario. */
export function isThrownByProduct(error: Error, productFolders: readonly string[]): boolean {
  const innermost = framesOf(error).find((frame) => !/node:|node_modules/.test(frame)) ?? '';
  return productFolders.some((folder) => innermost.includes(withSlashes(`${folder}/`)));
}

// The message comes first in a stack and may hold lines that look like frames.
function framesOf({ stack = '', message }: Error): string[] {
  const [, ...below] = stack.split(message);
  // A message that was changed later is not in the stack, and then the whole of it is read.
  return withSlashes(below.length > 0 ? below.join(message) : stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
}

function withSlashes(text: string): string {
  return text.replaceAll('\\', '/');
}
