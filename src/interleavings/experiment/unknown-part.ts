import { hintAt } from './hint-at';

/**
 * The first unknown property of an object, because a misspelt name must not be ignored silently.
 *
 * Only an object literal is checked: an instance of a class may have any further properties.
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

/** Whether a value is a plain object, also one of another realm, such as in Jest: its prototype has no prototype itself. */
export function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
