import { usefulLine } from './useful-line';
import { classNameOf, clipText, inheritedValue, ownName } from './value-names';

/** How much of a value is told. */
export interface Measure {
  /** The characters of a text or a message. */
  readonly characters: number;
  /** The items of a list, and the fields of an object. */
  readonly items: number;
  /** How many objects lie within each other. */
  readonly depth: number;
}

/** To write a longer one down takes more than linear time. */
const BIGINT_MAX = 10n ** 40n;

/** What is no object; of a function its name. */
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

/** Text in quotes, on one line; of a long one its beginning and its end, where statements and keys differ. */
export function quote(text: string, characters: number): string {
  const headLength = Math.ceil(characters * 0.6);
  // Cut to a bounded length first: texts may be huge.
  const [head, tail] = [[...text.slice(0, characters * 2)], [...text.slice(-characters * 2)]];
  const isShort = text.length <= characters * 2 && head.length <= characters;
  const shown = isShort
    ? text
    : `${head.slice(0, headLength).join('')}…${tail.slice(headLength - characters).join('')}`;
  return JSON.stringify(shown);
}

/** `TypeError: no luck`; of a failed assertion what it found. */
export function errorInWords(error: object, { characters }: Measure): string {
  const [told, className] = [inheritedValue(error, 'name'), classNameOf(error)];
  // Many classes of errors are named by their constructors only.
  const name = typeof told === 'string' && told !== 'Error' && told !== '' ? told : className || 'Error';
  const message = inheritedValue(error, 'message');
  const words = typeof message === 'string' ? clipText(usefulLine(message), characters) : '';
  return words === '' ? clipText(name, characters) : `${clipText(name, characters)}: ${words}`;
}
