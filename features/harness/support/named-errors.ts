import { runInNewContext } from 'node:vm';
import { captureBugs } from '@audit-race/cucumber';

// The names that the standard gives a DOMException; no property of the platform lists them.
const exceptionNames =
  `IndexSizeError HierarchyRequestError WrongDocumentError InvalidCharacterError NoModificationAllowedError NotFoundError
   NotSupportedError InUseAttributeError InvalidStateError SyntaxError InvalidModificationError NamespaceError
   InvalidAccessError TypeMismatchError SecurityError NetworkError AbortError URLMismatchError QuotaExceededError TimeoutError
   InvalidNodeTypeError DataCloneError EncodingError NotReadableError UnknownError ConstraintError DataError
   TransactionInactiveError ReadOnlyError VersionError OperationError NotAllowedError OptOutError`.split(
    /\s+/,
  );

/** Every name by which the platform calls errors, each given to the option `assertions`. */
export class NamedErrors {
  /** What each name was answered with; empty where it was taken. */
  readonly refusals = new Map<string, string>();

  giveEach(): void {
    const names = ['Error', 'Object', '', 'SystemError', ...globalErrors(), ...exceptionNames];
    for (const name of names) {
      this.refusals.set(name, giveName(name));
    }
  }
}

// This process has its own idea of what is global; a new context has only what the language has.
function globalErrors(): string[] {
  const isErrorClass = (value: unknown) =>
    typeof value === 'function' && (value === Error || value.prototype instanceof Error);
  const names = Object.entries(Object.getOwnPropertyDescriptors(globalThis))
    .filter(([, { value }]) => isErrorClass(value))
    .map(([name]) => name);
  const ofLanguage: string[] = runInNewContext(
    `[globalThis, WebAssembly].flatMap((owner) => Object.getOwnPropertyNames(owner).filter((name) =>
       typeof owner[name] === 'function' && (owner[name] === Error || owner[name].prototype instanceof Error)))`,
  );
  return [...names, ...ofLanguage, DOMException.name];
}

function giveName(name: string): string {
  try {
    captureBugs({ assertions: [name] });
    return '';
  } catch (error) {
    return String(error);
  }
}
