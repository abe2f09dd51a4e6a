import { types } from 'node:util';

/**
 * Whether a value is an error, also one of another realm. If a test runs in a `vm` context (Jest, some pools of Vitest), the errors
 * of Node and of `node:assert` are not instances of that context's `Error`, and neither is an `AbortError`.
 */
export function isError(thrown: unknown): thrown is Error {
  return types.isNativeError(thrown) || thrown instanceof Error || thrown instanceof DOMException;
}
