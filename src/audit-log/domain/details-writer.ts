import { harmlessText, isObject } from './harmless-text';
import { plainForm, TOO_LARGE } from './plain-form';
import { DetailsKeys, type Redaction } from './redaction';

const DEPTH_MAX = 32;
const BIGINT_MAX = 10n ** 1000n;

const REDACTED = '"[redacted]"';
const CIRCULAR = '"[circular]"';
const TOO_DEEP = '"[too deep]"';
const UNREADABLE = '"[unreadable]"';

/** An object of which the own enumerable keys count, or a list. */
type Members = Readonly<Record<string, unknown>>;

/** Text that is the same in JSON, but for its quotes. */
const SAME_IN_JSON = /^[ !#-[\]-~]*$/;

/** Writes details as JSON, or gives `null` where there are none. Throws nothing. */
export type DetailsWriter = (details: unknown) => string | null;

/** What a {@link DetailsWriter} needs to know. */
export interface DetailsRules {
  /** Which values are hidden. */
  readonly redact: Redaction;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly detailsBytesMax: number;
}

/**
 * Writes details as JSON: without secrets, in bounded size, and whatever they are made of.
 *
 * Details that are too large are written again with half the room for each text and each list, until all of it fits.
 * So the longest parts are cut, and what is short is kept, wherever it stands.
 */
export function createDetailsWriter({ redact, detailsBytesMax }: DetailsRules): DetailsWriter {
  const keys = new DetailsKeys(redact);
  return (details) => {
    for (let room = detailsBytesMax; room >= 1; room = Math.floor(room / 2)) {
      const attempt = new DetailsAttempt(keys, room, detailsBytesMax);
      const json = attempt.write(details);
      if (json === undefined) {
        return null;
      }
      // To count the bytes also makes one text of its pieces, so that no large text of the caller is kept for a part of it.
      if (!attempt.isOver && Buffer.byteLength(json) <= detailsBytesMax) {
        return json;
      }
    }
    return `"[cut: more than ${detailsBytesMax} bytes]"`;
  };
}

/**
 * One attempt to write details as JSON, in which no text and no list is longer than the room.
 *
 * Each value is read once, and a secret one not at all. Whatever the value does, the attempt ends and throws nothing.
 */
class DetailsAttempt {
  readonly #keys: DetailsKeys;
  readonly #room: number;
  readonly #lengthMax: number;
  /** The objects that are being written, outermost first. */
  readonly #path: object[] = [];
  #length = 0;

  constructor(keys: DetailsKeys, room: number, lengthMax: number) {
    this.#keys = keys;
    this.#room = room;
    this.#lengthMax = lengthMax;
  }

  /** Whether more was to be written than may be. What was written is then not whole, and of no use. */
  get isOver(): boolean {
    return this.#length > this.#lengthMax;
  }

  /** The value as JSON; `undefined` for what JSON leaves out. */
  write(value: unknown): string | undefined {
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'number':
        // JSON has no word for these, and would say null.
        return this.#count(Number.isFinite(value) ? String(value) : `"${value}"`);
      case 'boolean':
        return this.#count(String(value));
      case 'bigint':
        return this.#text(value < BIGINT_MAX && value > -BIGINT_MAX ? String(value) : TOO_LARGE);
      case 'symbol':
        return this.#text(String(value));
      case 'function':
        return this.#text('[function]');
      case 'object':
        return value === null ? this.#count('null') : this.#object(value);
      case 'undefined':
        return undefined;
    }
  }

  #text(text: string): string {
    const whole = text.length <= this.#room;
    const kept = whole ? text : `${text.slice(0, this.#room)}${this.#cut(text.length, 'characters')}`;
    return this.#count(SAME_IN_JSON.test(kept) ? `"${kept}"` : JSON.stringify(harmlessText(kept)));
  }

  #object(value: object): string | undefined {
    if (this.#path.includes(value)) {
      return this.#count(CIRCULAR);
    }
    if (this.#path.length === DEPTH_MAX) {
      return this.#count(TOO_DEEP);
    }
    this.#path.push(value);
    const json = this.#formOf(value);
    this.#path.pop();
    return json;
  }

  #formOf(value: object): string | undefined {
    try {
      const form = plainForm(value);
      if (!isObject(form)) {
        return this.write(form);
      }
      return Array.isArray(form) ? this.#list(form) : this.#members(form);
    } catch {
      // A proxy, a toJSON or the like has thrown. Its error is not shown: it may tell what was to be hidden.
      return this.#count(UNREADABLE);
    }
  }

  #list(list: readonly unknown[]): string {
    const { length } = list;
    const kept = Math.min(length, this.#room);
    let json = '';
    for (let index = 0; index < kept && !this.isOver; index += 1) {
      json += `${index === 0 ? '' : ','}${this.#member(list, index) ?? 'null'}`;
      this.#length += 1;
    }
    return kept < length ? `[${json},"${this.#cut(length, 'items')}"]` : `[${json}]`;
  }

  #members(object: Members): string {
    const names = Object.keys(object);
    let json = '';
    let kept = 0;
    for (const name of names) {
      if (kept === this.#room || this.isOver) {
        break;
      }
      // A key that has no room is left out, not cut: two keys cut short could become one.
      if (name.length <= this.#room) {
        kept += 1;
        json += this.#named(object, name, json === '' ? '' : ',');
      }
    }
    if (kept === names.length) {
      return `{${json}}`;
    }
    return `{${json}${json === '' ? '' : ','}"[cut]":"${kept} of ${names.length} keys kept"}`;
  }

  /** A member with its key, or nothing where JSON leaves it out. */
  #named(object: Members, name: string, comma: string): string {
    const { json, isSecret } = this.#keys.get(name);
    const value = isSecret ? REDACTED : this.#member(object, name);
    if (value === undefined) {
      return '';
    }
    this.#length += json.length + 1;
    return `${comma}${json}${value}`;
  }

  #member<Key extends string | number>(
    holder: { readonly [key in Key]?: unknown },
    key: Key,
  ): string | undefined {
    let value: unknown;
    try {
      value = holder[key];
    } catch {
      return this.#count(UNREADABLE);
    }
    return this.write(value);
  }

  #cut(length: number, unit: string): string {
    return `[cut: ${this.#room} of ${length} ${unit} kept]`;
  }

  #count(json: string): string {
    this.#length += json.length;
    return json;
  }
}
