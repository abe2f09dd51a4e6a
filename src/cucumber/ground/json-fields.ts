import { HarnessError } from './harness-error';
import { lineIn, lineOfFault, rememberText } from './json-lines';
import { refuseUnknown } from './option-reader';
import { asSentence, shorten } from './text';
import { messageOf } from './thrown';

/** The content of a JSON file is invalid. The code that reads the file adds its name and the remedy. */
export class JsonFault extends HarnessError {
  /** Always `JSON_FAULT`. */
  readonly code = 'JSON_FAULT';
  /** The line in the file, from 1, if it is known. */
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

/** Reads the text of a JSON file. Throws a JsonFault. */
export function parseJson(written: string): unknown {
  // Some editors and shells write a byte order mark.
  const text = written.replace(/^\uFEFF/, '');
  const mark = /^(?:<{7}|>{7}) /m.exec(text);
  if (mark !== null) {
    const line = text.slice(0, mark.index).split('\n').length;
    throw new JsonFault('it holds the marks of a merge that was not finished (<<<<<<<, >>>>>>>).', line);
  }
  try {
    const value: unknown = JSON.parse(text);
    rememberText(value, text);
    return value;
  } catch (error) {
    throw new JsonFault(asSentence(`it is not JSON: ${messageOf(error)}`), lineOfFault(text));
  }
}

/** The items of a list as objects with fields. In messages, an item is called `where` with its index. */
export function fieldsOfList(
  list: readonly unknown[],
  where: string,
  known?: readonly string[],
  root: object = list,
): readonly JsonFields[] {
  return list.map((one, index) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      throw new JsonFault(
        `${where} ${index} is ${describe(one)}, not an object with fields.`,
        lineIn(root, list, index),
      );
    }
    return new JsonFields(one, `${where} ${index}`, known, root);
  });
}

/** The fields of a JSON object. Each method reads one field by its name, and throws a JsonFault if its value is invalid. */
export class JsonFields {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #where: string;
  readonly #value: object;
  readonly #root: object;

  /**
   * `where` is the name of the object in messages. `known` are the allowed names of fields; without it, all are allowed. `root` is the
   * whole parsed value, if the object is a part of it.
   */
  constructor(value: unknown, where: string, known?: readonly string[], root?: object) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new JsonFault(`${where} is ${describe(value)}, not an object with fields.`);
    }
    this.#value = value;
    this.#root = root ?? value;
    this.#fields = new Map(Object.entries(value));
    this.#where = where;
    refuseUnknown(
      this.names,
      known ?? this.names,
      (unknown, hint) =>
        new JsonFault(`${where} has an unknown field "${unknown}"${hint}`, this.lineOf(unknown)),
    );
  }

  /** The line of a field in the file, or that of the object if the field is missing. */
  lineOf(name: string): number | undefined {
    return lineIn(this.#root, this.#value, name);
  }

  /** The names of the fields, in the order of the file. */
  get names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  /** A nested object. */
  fields(name: string, where: string, known?: readonly string[]): JsonFields {
    return new JsonFields(
      this.#fields.get(name) ?? this.#refuse(name, 'an object'),
      where,
      known,
      this.#root,
    );
  }

  /** A whole number from 1. */
  count(name: string): number {
    const value = this.#fields.get(name);
    const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
    return isCount ? value : this.#refuse(name, 'a whole number from 1');
  }

  /** A whole number from 0. */
  amount(name: string): number {
    const value = this.#fields.get(name);
    const isAmount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    return isAmount ? value : this.#refuse(name, 'a whole number from 0');
  }

  /** One of a few strings; case does not matter. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.#fields.get(name);
    const chosen = choices.find((choice) => typeof value === 'string' && choice === value.toLowerCase());
    return chosen ?? this.#refuse(name, choices.map((choice) => `"${choice}"`).join(' or '));
  }

  /** A string; undefined if the field is missing. */
  text(name: string): string | undefined {
    return this.#optional(name, 'a text', (value) => value.trim() !== '');
  }

  /** A required string. */
  requiredText(name: string): string {
    return this.text(name) ?? this.#refuse(name, 'a text');
  }

  /** A required string without white space. */
  word(name: string): string {
    const value = this.#fields.get(name);
    const isWord = typeof value === 'string' && /^\S+$/.test(value);
    return isWord ? value : this.#refuse(name, 'a text without blanks');
  }

  /** A list of objects. In messages, an item is called `where` with its index. */
  list(name: string, where: string, known: readonly string[]): readonly JsonFields[] {
    const value = this.#fields.get(name);
    return Array.isArray(value)
      ? fieldsOfList(value, where, known, this.#root)
      : this.#refuse(name, 'a list');
  }

  /** A boolean. */
  flag(name: string): boolean {
    const value = this.#fields.get(name);
    return typeof value === 'boolean' ? value : this.#refuse(name, 'true or false');
  }

  /** A moment in ISO 8601; undefined if the field is missing. */
  moment(name: string): string | undefined {
    return this.#optional(name, 'a moment such as "2026-01-31T12:00:00.000Z"', (value) =>
      isoMoment.test(value),
    );
  }

  #optional(name: string, wanted: string, accepts: (value: string) => boolean): string | undefined {
    const value = this.#fields.get(name);
    if (value === undefined) {
      return undefined;
    }
    return typeof value === 'string' && accepts(value) ? value : this.#refuse(name, wanted);
  }

  #refuse(name: string, wanted: string): never {
    const value = this.#fields.get(name);
    const found = value === undefined ? 'is missing' : `is ${describe(value)}`;
    throw new JsonFault(
      `the field "${name}" of ${this.#where} ${found}; it should be ${wanted}.`,
      this.lineOf(name),
    );
  }
}

// Exactly the format of toISOString(), so that comparing the strings compares the moments.
const isoMoment = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;

function describe(value: unknown): string {
  return shorten(JSON.stringify(value));
}
