import { inspect } from 'node:util';
import { shorten } from './text';

/** Describes a value for an error message: as JSON if that is lossless, else by `inspect`. Never throws. */
export function describeValue(value: unknown): string {
  try {
    return shorten(
      saysAll(value) ? JSON.stringify(value) : inspect(value, { depth: 1, breakLength: Infinity }),
    );
  } catch {
    // The value has a getter, or is a proxy, that throws.
    return `something that cannot be shown (${typeof value})`;
  }
}

function saysAll(value: unknown): boolean {
  try {
    return isJson(value);
  } catch {
    // The value contains itself, so the recursion has overflowed the stack.
    return false;
  }
}

function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (isPlain(value) && isJsonWithin(value));
    default:
      return false;
  }
}

// JSON would show a hole in a list as null; `every()` passes over it.
function isJsonWithin(value: object): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.findIndex((item) => !isJson(item)) === -1;
}

/** Whether it is a plain object or an array, of any realm, and no instance of a class. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
