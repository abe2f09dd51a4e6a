import { CaptureBugsOptionError } from './capture-bugs-options';

/** The error classes of JavaScript, WebAssembly and Node, except Error itself. */
export const platformClasses = [
  'AggregateError',
  'CompileError',
  'DOMException',
  'EvalError',
  'LinkError',
  'QuotaExceededError',
  'RangeError',
  'ReferenceError',
  'RuntimeError',
  'SuppressedError',
  'SyntaxError',
  'SystemError',
  'TypeError',
  'URIError',
];

// The names that a DOMException may have.
const names = [
  'AbortError',
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'EncodingError',
  'HierarchyRequestError',
  'InUseAttributeError',
  'IndexSizeError',
  'InvalidAccessError',
  'InvalidCharacterError',
  'InvalidModificationError',
  'InvalidNodeTypeError',
  'InvalidStateError',
  'NamespaceError',
  'NetworkError',
  'NoModificationAllowedError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'OptOutError',
  'ReadOnlyError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'TypeMismatchError',
  'URLMismatchError',
  'UnknownError',
  'VersionError',
  'WrongDocumentError',
];

const allNames: ReadonlySet<string> = new Set([
  'Error',
  'Object',
  'Function',
  '',
  ...platformClasses,
  ...names,
]);

/** Whether JavaScript, the web platform or Node uses this name for errors. Such an error may have any cause. */
export function isPlatformName(name: string): boolean {
  return allNames.has(name.trim());
}

/** An example, for messages, of how a suite distinguishes its own assertions from other errors. */
export const isAssertionExample = "isAssertion: (error) => error.message.startsWith('expected ')";

/** Refuses names of platform errors: otherwise a missing file or a refused connection would count as the captured bug. */
export function refusePlatformNames(names: readonly string[]): readonly string[] {
  const refused = names.find(isPlatformName);
  if (refused !== undefined) {
    throw new CaptureBugsOptionError(
      `assertions names "${refused}", but JavaScript and Node give this name to errors that are no failed assertions. Tell yours apart in a support file: captureBugs({ ${isAssertionExample} }).`,
    );
  }
  return names;
}
