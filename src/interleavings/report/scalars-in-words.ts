import { usefulLine } from './useful-line';
import { classNameOf, clipText, inheritedValue, ownName } from './value-names';

/** How much of a value is shown. */
export interface Measure {
  /** The number of characters of a text or a message. */
  readonly characters: number;
  /** The number of items of a list, or of fields of an object. */
  readonly items: number;
  /** The number of levels of nested objects. */
  readonly depth: number;
}

/** A larger number is not written out, because that takes more than linear time. */
const BIGINT_MAX = 10n ** 40n;

/** A value that is not an object. Of a function, its name. */
export function scalarInWords(value: unknown, { characters }: Measure): string {
  switch (typeof value) {
    case 'string':
      return quote(value, characters);
    case 'bigint':
      return value < BIGINT_MAX && value > -BIGINT_MAX ? `${value}n` : '[a BigInt of over 40 digits]';
    case 'symbol':
      return `Symbol(${clipText(value.description ?? '', characters)})`;
    case 'function': {
      const name = clipText(ownName(value) ?? '', characters);
      return name === '' ? '[function]' : `[function ${name}]`;
    }
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

/** Quoted text on one line. Of a long text, its beginning and its end, because statements and keys often differ there. */
export function quote(text: string, characters: number): string {
  const headLength = Math.ceil(characters * 0.6);
  // Bound the length before splitting into characters: texts may be huge.
  const [head, tail] = [[...text.slice(0, characters * 2)], [...text.slice(-characters * 2)]];
  const isShort = text.length <= characters * 2 && head.length <= characters;
  const shown = isShort
    ? text
    : `${head.slice(0, headLength).join('')}…${tail.slice(headLength - characters).join('')}`;
  return JSON.stringify(shown);
}

/** An error: `TypeError: no luck`. Of a failed assertion, the line that says what is wrong. */
export function errorInWords(error: object, { characters }: Measure): string {
  const [told, className] = [inheritedValue(error, 'name'), classNameOf(error)];
  // Many error classes do not set `name`; only their constructor has a name.
  const name = typeof told === 'string' && told !== 'Error' && told !== '' ? told : className || 'Error';
  const message = inheritedValue(error, 'message');
  const words = typeof message === 'string' ? clipText(usefulLine(message), characters) : '';
  return words === '' ? clipText(name, characters) : `${clipText(name, characters)}: ${words}`;
}
