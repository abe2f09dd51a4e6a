import type { DetailsKey, DetailsKeys } from '../redaction/redaction';
import { AttemptRoom } from './attempt-room';
import { AttemptTexts } from './attempt-texts';
import { type DetailsMemory, type GroupForm, readMember, type Told, UNREADABLE } from './details-memory';
import { DEPTH_MAX, MARKS, numberJson, oddText } from './details-scalars';
import type { DetailsTexts } from './details-texts';
import { hidesValues, isNamedByItem, isShownMember, isUser, isUserOfHost, mayBeName } from './name-value';
import { BytesText } from './plain-form';
import { plainItems } from './plain-items';

/** What is needed to write details. */
export interface DetailsTools {
  readonly texts: DetailsTexts;
  readonly keys: DetailsKeys;
  readonly memory: DetailsMemory;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly bytesMax: number;
}

/** The items of a longer list are tried in one piece. */
const LONG_LIST = 16;
const NO_ITEMS = Object.freeze({ json: '', next: 0 });

/** One attempt to write details as JSON, in which no text, no list and no key is longer than a room. */
export class DetailsAttempt {
  readonly room: AttemptRoom;
  readonly #texts: AttemptTexts;
  readonly #keys: DetailsKeys;
  readonly #memory: DetailsMemory;
  /** The objects that are being written, outermost first. */
  readonly #path: object[] = [];

  constructor({ texts, keys, memory, bytesMax }: DetailsTools, each: number, isCareful: boolean) {
    this.room = new AttemptRoom(bytesMax, each);
    this.#texts = new AttemptTexts(texts, memory, this.room, isCareful);
    this.#keys = keys;
    this.#memory = memory;
  }

  /** Whether the texts that were written show no secret; if they may, what was written is of no use. */
  get isHarmless(): boolean {
    return this.#texts.areHarmless;
  }

  /** The value as JSON; `undefined` for what JSON leaves out. */
  write(value: unknown, name: string | number, isInList = false): string | undefined {
    switch (typeof value) {
      case 'string':
        return this.#texts.json(value, name);
      case 'number':
        return this.room.count(numberJson(value));
      case 'boolean':
        return this.room.count(value ? 'true' : 'false');
      case 'object':
        return value === null ? this.room.count('null') : this.#object(value, name, isInList);
      default: {
        if (value === UNREADABLE) {
          return this.room.count(MARKS.unreadable);
        }
        const text = oddText(value);
        return text === undefined ? undefined : this.#texts.json(text, name);
      }
    }
  }

  #object(value: object, name: string | number, isInList: boolean): string | undefined {
    const path = this.#path;
    for (let depth = path.length - 1; depth >= 0; depth -= 1) {
      if (path[depth] === value) {
        return this.room.count(MARKS.circular);
      }
    }
    if (path.length === DEPTH_MAX) {
      return this.room.count(MARKS.tooDeep);
    }
    const form = this.#formOf(value);
    if (typeof form === 'string') {
      return this.room.count(form);
    }
    path.push(value);
    this.#texts.enter(name);
    const json = this.#formJson(form, isInList);
    this.#texts.leave();
    path.pop();
    return json;
  }

  /** A proxy, a toJSON or the like may throw. Its error is not shown: it may tell what was to be hidden. */
  #formOf(value: object): ReturnType<DetailsMemory['formOf']> | typeof MARKS.unreadable {
    try {
      return this.#memory.formOf(value);
    } catch {
      return MARKS.unreadable;
    }
  }

  #formJson(form: GroupForm | BytesText | Told, isInList: boolean): string | undefined {
    if (form instanceof BytesText) {
      return this.#texts.bytesJson(form);
    }
    if ('told' in form) {
      return this.write(form.told, '', isInList);
    }
    const { names } = form;
    if (form.length === 0) {
      return this.room.count(names === undefined ? '[]' : '{}');
    }
    return names === undefined ? this.#list(form, isInList) : this.#members(form, names);
  }

  #list(form: GroupForm, isInList: boolean): string {
    const { room } = this;
    const { length } = form;
    const kept = Math.min(length, room.each);
    if (kept * 2 > room.left) {
      return room.giveUp((room.left >> 1) + 1);
    }
    room.take(2);
    let { json, next } = this.#plainItems(form, kept);
    let previous: unknown;
    for (; next < kept && !room.isOver; next += 1) {
      const isNamed =
        mayBeName(previous) && isNamedByItem(previous, { index: next, length, isInList }, this.#keys);
      const value = isNamed ? undefined : readMember(form, next);
      const isSecret = isNamed || isUser(previous, value);
      const item = isSecret ? room.count(MARKS.redacted) : this.write(value, next, true);
      previous = value;
      json = this.#join(json, item ?? room.count('null'));
    }
    room.note(next);
    return kept === length ? `[${json}]` : `[${behind(json)}"[cut: ${kept} of ${length} items kept]"]`;
  }

  #plainItems({ holder }: GroupForm, count: number): { json: string; next: number } {
    return count > LONG_LIST && this.#texts.canJoin && Array.isArray(holder)
      ? plainItems(holder, count, { room: this.room, texts: this.#texts, keys: this.#keys })
      : NO_ITEMS;
  }

  #members(form: GroupForm, names: readonly string[]): string {
    const { room } = this;
    const { length } = form;
    room.take(2);
    let json = '';
    let keptCount = 0;
    let index = 0;
    for (const end = Math.min(length, room.each); index < end && !room.isOver; index += 1) {
      const name = names[index];
      if (name === undefined) {
        // There are more than can have room, and of those that were copied many are left out by JSON.
        room.giveUp(index);
      } else if (name.length <= room.each) {
        keptCount += 1;
        json = this.#member(json, form, index, name);
      }
    }
    room.note(index);
    return keptCount === length
      ? `{${json}}`
      : `{${behind(json)}"[cut]":"${keptCount} of ${length} keys kept"}`;
  }

  /** What was written before, and a member; not where JSON leaves it out. */
  #member(before: string, form: GroupForm, index: number, name: string): string {
    const { room } = this;
    room.visit();
    room.note(name.length);
    if (form.isPlain) {
      const value = this.write(readMember(form, index), name);
      return value === undefined ? before : this.#join(before, room.count(`"${name}":`) + value);
    }
    const key = this.#keys.oneOf(form.length, name);
    const value = this.#isHidden(form, key, index)
      ? room.count(MARKS.redacted)
      : this.write(readMember(form, index), name);
    return value === undefined
      ? before
      : before + (room.count(before === '' ? key.json : key.nextJson) + value);
  }

  #isHidden(form: GroupForm, key: DetailsKey, index: number): boolean {
    const isSecret = key.isSecret ? !isShownMember(form, index, key) : isUserOfHost(form, index);
    return isSecret || (key.isValuing && hidesValues(form, this.#keys));
  }

  #join(before: string, part: string): string {
    if (before === '') {
      return part;
    }
    this.room.take(1);
    // The short one first: it is copied, while a long one is kept in pieces, each of which costs more than its copy.
    const next = `,${part}`;
    return before + next;
  }
}

function behind(json: string): string {
  return json === '' ? '' : `${json},`;
}
