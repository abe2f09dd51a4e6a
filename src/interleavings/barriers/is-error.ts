import { types } from 'node:util';

/**
 * Whether something is an error, also one of another realm: where a test runs in a `vm` context (Jest, some pools of Vitest),
 * the errors of Node and of `node:assert` are no instances of the `Error` there, nor is an `AbortError`.
 */
export function isError(thrown: unknown): thrown is Error {
  return types.isNativeError(thrown) || thrown instanceof Error || thrown instanceof DOMException;
}
