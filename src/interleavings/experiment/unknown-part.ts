import { hintAt } from './hint-at';

/**
 * The name of something that nobody reads, with what was meant instead: a slip of the pen must not be taken in silence.
 *
 * Only of an object that was written down: what an instance of a class keeps beside is its own matter.
 */
export function unknownPart(value: object, known: readonly string[]): string | undefined {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      return isPlain(value) ? name : undefined;
    }
  }
  return;
}

/** `"cleanup" is no part of it; did you mean "cleanUp"?` */
export function tellUnknown(name: string, whole: string, known: readonly string[]): string {
  return `"${name}" is no part of ${whole}${hintAt(name, known)}`;
}

/** Also in another realm, such as that of a test in Jest: only the prototype of plain objects has none itself. */
export function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
