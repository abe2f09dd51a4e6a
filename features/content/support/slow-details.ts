import { types } from 'node:util';
import { BytesText } from '#audit-log/domain/details/bytes-text';
import { DEPTH_MAX, isMark, MARKS, numberJson, oddText } from '#audit-log/domain/details/details-scalars';
import { DetailsTexts, textJson } from '#audit-log/domain/details/details-texts';
import { Excerpt } from '#audit-log/domain/details/excerpt';
import { listForm } from '#audit-log/domain/details/group-form';
import { isSecretNaming } from '#audit-log/domain/details/name-value';
import { isNamedByItem, isUser, mayBeName } from '#audit-log/domain/details/named-items';
import { plainForm } from '#audit-log/domain/details/plain-form';
import { Questions } from '#audit-log/domain/details/questions';
import { DEFAULT_RULES } from '#audit-log/domain/redaction/plain-values';
import { REDACTED } from '#audit-log/domain/redaction/redacted-mark';
import { DetailsKeys } from '#audit-log/domain/redaction/redaction';

type Members = Readonly<Record<string, unknown>>;

/**
 * What is to be kept of details, found out in the most obvious way: everything is written anew with half the room, until
 * all of it fits. It reads everything many times and has no bounds, so it is of use in a test only.
 */
export function slowDetails(details: unknown, bytesMax: number): string | null {
  for (let room = bytesMax; room >= 1; room = Math.floor(room / 2)) {
    const json = new Attempt(bytesMax, room).write(details, false);
    if (json === undefined) {
      return null;
    }
    if (Buffer.byteLength(json) <= bytesMax) {
      return json;
    }
  }
  return `"[cut: more than ${bytesMax} bytes]"`;
}

class Attempt {
  readonly #keys = new DetailsKeys([]);
  readonly #texts: DetailsTexts;
  readonly #room: number;
  readonly #path: object[] = [];

  constructor(bytesMax: number, room: number) {
    this.#texts = new DetailsTexts(bytesMax, DEFAULT_RULES, undefined);
    this.#room = room;
  }

  write(value: unknown, isInList: boolean): string | undefined {
    if (typeof value === 'number') {
      return numberJson(value);
    }
    if (typeof value === 'boolean' || value === null) {
      return String(value);
    }
    if (typeof value === 'object') {
      return this.#object(value, isInList);
    }
    const text = typeof value === 'string' ? value : oddText(value);
    return text === undefined ? undefined : this.#text(this.#texts.shown(text, ''), this.#texts.restOf(text));
  }

  #text(text: string, restLength = 0): string {
    const length = text.length + restLength;
    const isWhole = length <= this.#room || isMark(text);
    const mark = `[cut: ${Math.min(this.#room, text.length)} of ${length} characters kept]`;
    return textJson(isWhole ? text : text.slice(0, this.#room) + mark);
  }

  #object(value: object, isInList: boolean): string | undefined {
    if (this.#path.includes(value)) {
      return MARKS.circular;
    }
    if (this.#path.length === DEPTH_MAX) {
      return MARKS.tooDeep;
    }
    this.#path.push(value);
    const json = this.#formOf(value, isInList);
    this.#path.pop();
    return json;
  }

  #formOf(value: object, isInList: boolean): string | undefined {
    try {
      const form = plainForm(value, new Questions(2 ** 30), '');
      if (form instanceof BytesText) {
        return this.#texts.showsSecret(this.#texts.textOf(form))
          ? MARKS.redacted
          : this.#text(form.head(form.length));
      }
      if (form instanceof Excerpt) {
        const { names, values } = form;
        return names === undefined
          ? this.#list(Object.values(values), isInList)
          : this.#members(names, (_, index) => Object.values(values)[index]);
      }
      if (Array.isArray(form)) {
        return this.#list(form, isInList);
      }
      if (typeof form !== 'object' || form === null) {
        return this.write(form, isInList);
      }
      const object: Members = Object(form);
      return this.#members(types.isProxy(form) ? ownKeysOf(form) : Object.keys(form), (name) =>
        Object.prototype.propertyIsEnumerable.call(object, name) ? object[name] : undefined,
      );
    } catch {
      return MARKS.unreadable;
    }
  }

  #list(list: readonly unknown[], isInList: boolean): string {
    const length = Math.max(0, list.length || 0);
    const kept = Math.min(length, this.#room);
    const parts: string[] = [];
    let previous: unknown;
    for (let index = 0; index < kept; index += 1) {
      if (
        mayBeName(previous) &&
        isNamedByItem(previous, { index, list: listForm(list), isInList }, this.#keys)
      ) {
        previous = undefined;
        parts.push(MARKS.redacted);
        continue;
      }
      const before = previous;
      parts.push(
        this.#read(() => {
          previous = undefined;
          previous = list[index];
          return isUser(before, previous, listForm(list)) ? REDACTED : previous;
        }, true) ?? 'null',
      );
    }
    const mark = kept < length ? [`"[cut: ${kept} of ${length} items kept]"`] : [];
    return `[${[...parts, ...mark].join(',')}]`;
  }

  #members(names: readonly string[], read: (name: string, index: number) => unknown): string {
    const isPair = this.#isSecretPair(names, read);
    const parts: string[] = [];
    let kept = 0;
    for (const [index, name] of names.slice(0, this.#room).entries()) {
      if (name.length <= this.#room) {
        kept += 1;
        const { json, isSecret, isValuing } = this.#keys.get(name);
        const value =
          isSecret || (isPair && isValuing) ? MARKS.redacted : this.#read(() => read(name, index), false);
        parts.push(...(value === undefined ? [] : [json + value]));
      }
    }
    const mark = kept < names.length ? [`"[cut]":"${kept} of ${names.length} keys kept"`] : [];
    return `{${[...parts, ...mark].join(',')}}`;
  }

  #isSecretPair(names: readonly string[], read: (name: string, index: number) => unknown): boolean {
    const namesSecret = (name: string, index: number) => {
      try {
        return this.#keys.get(name).isNaming && isSecretNaming(read(name, index), this.#keys);
      } catch {
        return false;
      }
    };
    return names.some((name) => this.#keys.get(name).isValuing) && names.some(namesSecret);
  }

  #read(read: () => unknown, isInList: boolean): string | undefined {
    try {
      return this.write(read(), isInList);
    } catch {
      return MARKS.unreadable;
    }
  }
}

function ownKeysOf(object: object): string[] {
  return Reflect.ownKeys(object).filter((name) => typeof name === 'string');
}
