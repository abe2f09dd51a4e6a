import { inspect } from 'node:util';
import { shorten } from './text';

/** A value in a sentence that refuses it: as JSON where that says all of it, and else as Node shows it. Never throws. */
export function describeValue(value: unknown): string {
  try {
    return shorten(
      saysAll(value) ? JSON.stringify(value) : inspect(value, { depth: 1, breakLength: Infinity }),
    );
  } catch {
    // A getter or a proxy that throws.
    return `something that cannot be shown (${typeof value})`;
  }
}

function saysAll(value: unknown): boolean {
  try {
    return isJson(value);
  } catch {
    // A circle, which has no end.
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
      return value === null || (isPlain(value) && Object.values(value).every(isJson));
    default:
      return false;
  }
}

// An object with fields or a list, of whatever context, and nothing that a class has made.
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
