import { CaptureBugsOptionError } from './capture-bugs-options';

/** The classes of errors that JavaScript, WebAssembly and Node have, but for Error itself. */
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

/** Whether JavaScript, the web or Node calls errors so: of such a name nobody can say what has failed. */
export function isPlatformName(name: string): boolean {
  return allNames.has(name.trim());
}

/** How a suite tells its own assertions from other errors, for messages. */
export const isAssertionExample = "isAssertion: (error) => error.message.startsWith('expected ')";

/** Refuses names with which a file that is missing passes for the bug, and a connection that is refused does. */
export function refusePlatformNames(names: readonly string[]): readonly string[] {
  const refused = names.find(isPlatformName);
  if (refused !== undefined) {
    throw new CaptureBugsOptionError(
      `assertions names "${refused}", but JavaScript and Node give this name to errors that are no failed assertions. Tell yours apart in a support file: captureBugs({ ${isAssertionExample} }).`,
    );
  }
  return names;
}
