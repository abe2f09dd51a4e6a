import { types } from 'node:util';
import { DEPTH_MAX, MARKS, numberJson, oddText } from './details-scalars';
import {
  copyOfList,
  copyOfMembers,
  type FlatTools,
  flatListJson,
  flatMembersJson,
  isList,
  readMember,
  UNREADABLE,
  valuesOf,
} from './flat-json';
import { isObject } from './harmless-text';
import { isNamedByItem, isSecretNaming, lookAtNames } from './name-value';
import { BytesText, Excerpt, plainForm } from './plain-form';
import type { DetailsKey } from './redaction';

type Members = Readonly<Record<string, unknown>>;

/** An object with more keys is no pair of a name and a value, and copying it costs more than it saves. */
const FEW = 48;
/** To write an object with fewer keys here costs less than the call of `JSON.stringify`. */
const SMALL = 8;
/** So many members tell how long all of them will be, if they are longer than this by far. */
const SAMPLE_MIN = 32;
const SURPLUS = 1.5;

/**
 * Writes details as JSON when all of them fit; or finds that they do not, and gives up as soon as that is likely.
 *
 * What consists of text and numbers alone is copied, looked through and given to `JSON.stringify` in one piece, which is
 * several times faster than to write it here.
 */
export class WholeDetails {
  readonly #tools: FlatTools;
  /** The objects that are being written, outermost first, and their keys. */
  readonly #path: object[] = [];
  readonly #names: (string | number)[] = [];
  #room: number;

  constructor(tools: FlatTools) {
    this.#tools = tools;
    this.#room = tools.bytesMax;
  }

  /** Whether the details are too long, or probably so. What was written is then of no use. */
  get isOver(): boolean {
    return this.#room < 0;
  }

  /** The value as JSON; `undefined` for what JSON leaves out. */
  write(value: unknown, name: string | number, isInList = false): string | undefined {
    switch (typeof value) {
      case 'string':
        return this.#text(value, name);
      case 'number':
        return this.#count(numberJson(value));
      case 'boolean':
        return this.#count(value ? 'true' : 'false');
      case 'object':
        return value === null ? this.#count('null') : this.#object(value, name, isInList);
      default: {
        if (value === UNREADABLE) {
          return this.#count(MARKS.unreadable);
        }
        const text = oddText(value);
        this.#room -= 1;
        return text === undefined ? undefined : this.#text(text, name);
      }
    }
  }

  #text(text: string, name: string | number): string {
    if (text.length > this.#room) {
      return this.#giveUp();
    }
    return this.#count(this.#tools.texts.json(text, () => this.#where(name)));
  }

  #where(name: string | number): string {
    return [...this.#names.slice(0, this.#path.length), name].filter((part) => part !== '').join('.');
  }

  #object(value: object, name: string | number, isInList: boolean): string | undefined {
    if (this.#path.includes(value)) {
      return this.#count(MARKS.circular);
    }
    if (this.#path.length === DEPTH_MAX) {
      return this.#count(MARKS.tooDeep);
    }
    // What a proxy does is bounded only where no more is asked of it than is kept.
    if (types.isProxy(value)) {
      return this.#giveUp();
    }
    this.#path.push(value);
    this.#names[this.#path.length - 1] = name;
    const json = this.#formOf(value, isInList);
    this.#path.pop();
    return json;
  }

  #formOf(value: object, isInList: boolean): string | undefined {
    try {
      const form = plainForm(value, this.#tools.bytesMax >> 1);
      if (!isObject(form)) {
        return this.write(form, '');
      }
      if (form instanceof BytesText) {
        return form.length > this.#room ? this.#giveUp() : this.#count(`"${form.head(form.length)}"`);
      }
      if (form instanceof Excerpt) {
        return this.#excerpt(form, isInList);
      }
      if (types.isProxy(form)) {
        return this.#giveUp();
      }
      return Array.isArray(form) ? this.#list(form, isInList) : this.#members(form);
    } catch {
      // A toJSON or the like has thrown. Its error is not shown: it may tell what was to be hidden.
      return this.#count(MARKS.unreadable);
    }
  }

  #excerpt({ names, values, length }: Excerpt, isInList: boolean): string {
    if (length > values.length) {
      return this.#giveUp();
    }
    return names === undefined ? this.#list(values, isInList) : this.#named(names, values, false);
  }

  #list(list: readonly unknown[], isInList: boolean): string {
    const { length } = list;
    if (length === 0) {
      return this.#count('[]');
    }
    if (length * 2 > this.#room + 2) {
      return this.#giveUp();
    }
    const items = copyOfList(list);
    const flat = length > SMALL ? flatListJson(items, isInList, this.#tools) : undefined;
    if (flat !== undefined) {
      return this.#count(flat);
    }
    const parts: string[] = [];
    const room = this.#room;
    for (let index = 0; index < length && this.#room >= 0; index += 1) {
      const isSecret = isNamedByItem(items[index - 1], { index, length, isInList }, this.#tools.keys);
      const item = isSecret ? this.#count(MARKS.redacted) : this.write(items[index], index, true);
      parts.push(item ?? 'null');
      this.#room -= 1;
      this.#sample(index + 1, length, room);
    }
    return `[${parts.join(',')}]`;
  }

  #members(object: Members): string {
    const names = Object.keys(object);
    if (names.length === 0) {
      return this.#count('{}');
    }
    if (names.length * 3 > this.#room) {
      return this.#giveUp();
    }
    if (names.length > FEW) {
      return this.#named(names, object, false);
    }
    const { isPlain, isPair } = lookAtNames(names, this.#tools.keys);
    if (!isPlain) {
      return this.#named(names, object, isPair && this.#namesSecret(names, object));
    }
    if (names.length <= SMALL) {
      return this.#named(names, valuesOf(object, names), false);
    }
    const copy = copyOfMembers(object, names);
    const values = Object.values(copy);
    const flat = flatMembersJson(copy, values, this.#tools);
    return flat === undefined ? this.#named(names, values, false) : this.#count(flat);
  }

  #namesSecret(names: readonly string[], object: Members): boolean {
    const { keys } = this.#tools;
    return names.some((name) => keys.get(name).isNaming && isSecretNaming(readMember(object, name), keys));
  }

  /** Members by their names; those in a list by their place. */
  #named(names: readonly string[], holder: Members | readonly unknown[], hidesValues: boolean): string {
    const { keys } = this.#tools;
    const { length } = names;
    const values: readonly unknown[] | undefined = isList(holder) ? holder : undefined;
    let json = '';
    const room = this.#room;
    for (let index = 0; index < length && this.#room >= 0; index += 1) {
      const name = names[index] ?? '';
      const key = keys.oneOf(length, name);
      if (key.isSecret || (hidesValues && key.isValuing)) {
        json += this.#withKey(json, key, this.#count(MARKS.redacted));
      } else {
        json += this.#withKey(json, key, this.write(values ? values[index] : readMember(holder, name), name));
      }
      this.#sample(index + 1, length, room);
    }
    return `{${json}}`;
  }

  /** A member behind what was written before; nothing where JSON leaves it out. */
  #withKey(before: string, { json }: DetailsKey, value: string | undefined): string {
    if (value === undefined) {
      return '';
    }
    this.#room -= json.length + 1;
    return before === '' ? json + value : `,${json}${value}`;
  }

  /** Tells from the first members that all of them will be too much, so that not all the work is done in vain. */
  #sample(done: number, length: number, roomBefore: number): void {
    if (
      (done & (done - 1)) === 0 &&
      done >= SAMPLE_MIN &&
      ((roomBefore - this.#room) / done) * length > roomBefore * SURPLUS
    ) {
      this.#giveUp();
    }
  }

  #count(json: string): string {
    this.#room -= json.length;
    return json;
  }

  #giveUp(): string {
    this.#room = -1;
    return '';
  }
}
