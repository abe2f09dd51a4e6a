import { types } from 'node:util';
import { printable } from '../printable';
import { describeBoxed, elementsOf, entriesOf, fieldsOf, sizeOf } from './plain-parts';
import { describeMessage, textOfBytes } from './platform-objects';
import { errorInWords, type Measure, quote, scalarInWords } from './scalars-in-words';
import { classNameOf, clipText, isPlatformError } from './value-names';

/** From full to short. The first measure with which the whole list fits is used. */
const MEASURES: readonly Measure[] = [
  { characters: 60, items: 5, depth: 3 },
  { characters: 32, items: 3, depth: 2 },
  { characters: 18, items: 2, depth: 1 },
  { characters: 10, items: 1, depth: 0 },
];
const LENGTH_MAX = 80;
const VALUES_MAX = 6;

/**
 * Values as a short text for one line of a story or a bar of a picture: `42, "Ada", {id: 1}`; empty for no values.
 *
 * It runs no code of the values: no getter, `toString` or `inspect`, and no trap of a Proxy. So showing a value cannot change the
 * order that is shown, throw, or fail to end. The work is bounded by what is shown. The exception is an object with very many
 * fields, whose names the engine lists all at once; that is done only once for each object.
 *
 * @param values - The arguments of a call, or its single result or error.
 * @returns At most 80 characters, safe to print in a terminal.
 */
export function showValues(values: readonly unknown[]): string {
  let shown = '';
  for (const measure of MEASURES) {
    const listed = values.slice(0, VALUES_MAX).map((value) => show(value, measure, []));
    shown = printable([...listed, ...(values.length > VALUES_MAX ? ['…'] : [])].join(', '));
    if (shown.length <= LENGTH_MAX) {
      return shown;
    }
  }
  return clipText(shown, LENGTH_MAX - 1);
}

/** Shows a value. `around` are the objects that contain it, the innermost last. */
function show(value: unknown, measure: Measure, around: readonly object[]): string {
  try {
    if (types.isProxy(value)) {
      return '[Proxy]';
    }
    return typeof value === 'object' && value !== null
      ? showObject(value, measure, around)
      : scalarInWords(value, measure);
  } catch {
    // For example a module variable before its initialisation (TDZ), or a nearly exhausted stack.
    return '[not shown]';
  }
}

function showObject(object: object, measure: Measure, around: readonly object[]): string {
  if (around.includes(object)) {
    return '[circular]';
  }
  if (types.isNativeError(object) || isPlatformError(object)) {
    return errorInWords(object, measure);
  }
  const boxed = describeBoxed(object) ?? describeMessage(object);
  if (boxed !== undefined) {
    return clipText(boxed, measure.characters);
  }
  const inner = [...around, object];
  const part = (value: unknown) => show(value, measure, inner);
  const isDeep = around.length >= measure.depth;
  const elements = elementsOf(object, isDeep ? 0 : measure.items);
  if (elements !== undefined) {
    const text = textOfBytes(object);
    return text === undefined
      ? group(elements.name, '[]', elements.size, elements.parts.map(part))
      : `${elements.name}${quote(text, measure.characters)}`;
  }
  const size = sizeOf(object);
  if (size !== undefined) {
    const entries = entriesOf(object, isDeep ? 0 : measure.items);
    const parts = entries.map((entry) => entry.map(part).join(' => '));
    return group(`${classNameOf(object)}(${size}) `, '{}', size, parts);
  }
  return showFields(object, measure, isDeep, part);
}

function showFields(
  object: object,
  measure: Measure,
  isDeep: boolean,
  part: (value: unknown) => string,
): string {
  const name = classNameOf(object);
  const { fields, size } = fieldsOf(object, isDeep ? 0 : measure.items);
  const parts = fields.map(({ key, value, isComputed }) => {
    const shownKey = /^[\p{L}_$][\p{L}\d_$]{0,39}$/u.test(key) ? key : quote(key, measure.characters);
    // A getter is not called, because it would run code of the object.
    return `${shownKey}: ${isComputed ? '[getter]' : part(value)}`;
  });
  return group(name === '' || name === 'Object' ? '' : `${name} `, '{}', size, parts);
}

function group(name: string, brackets: string, size: number, parts: readonly string[]): string {
  const shown = parts.length < size ? [...parts, '…'] : parts;
  return `${name}${brackets[0]}${shown.join(', ')}${brackets[1]}`;
}
