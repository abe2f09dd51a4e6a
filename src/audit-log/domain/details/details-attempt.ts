import type { DetailsKeys } from '../redaction/redaction';
import { AttemptRoom } from './attempt-room';
import { AttemptTexts } from './attempt-texts';
import { BytesText } from './bytes-text';
import type { DetailsMemory, Told } from './details-memory';
import { DEPTH_MAX, MARKS, numberJson, oddText } from './details-scalars';
import type { DetailsTools } from './details-tools';
import { type GroupForm, readableCount, readMember, UNREADABLE } from './group-form';
import { countShort, listJson, objectJson } from './group-json';
import { NEVER_BELOW, NOTHING_WRITTEN } from './member-block';
import { MemberBlocks } from './member-blocks';
import { isHiddenMember } from './name-value';
import { isListOfHeaders, isNamedByItem, isUser, mayBeName } from './named-items';
import { PlainItems } from './plain-items';
import type { Questions } from './questions';

/** For a longer list, it is tried first to write many items in one piece. */
const LONG_LIST = 32;

/** One attempt to write details as JSON, with a limit for the length of each text, list and key. */
export class DetailsAttempt {
  readonly room: AttemptRoom;
  readonly #texts: AttemptTexts;
  readonly #keys: DetailsKeys;
  readonly #memory: DetailsMemory;
  readonly #questions: Questions;
  /** The objects that are being written, outermost first. */
  readonly #path: object[] = [];
  readonly #blocks: MemberBlocks;
  /** The item of a list that was written last. */
  #written: unknown;

  constructor({ texts, keys, memory, bytesMax }: DetailsTools, each: number, isCareful: boolean) {
    this.room = new AttemptRoom(bytesMax, each);
    this.#texts = new AttemptTexts(texts, memory, this.room, isCareful);
    this.#blocks = new MemberBlocks(this.room, this.#texts, memory.questions);
    this.#keys = keys;
    this.#memory = memory;
    this.#questions = memory.questions;
    this.#questions.beginAttempt();
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
        if (text === undefined) {
          return undefined;
        }
        return typeof value === 'bigint' ? this.#texts.plainJson(text, name) : this.#texts.json(text, name);
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
    const form = this.#formOf(value, name);
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
  #formOf(
    value: object,
    name: string | number,
  ): ReturnType<DetailsMemory['formOf']> | typeof MARKS.unreadable {
    try {
      return this.#memory.formOf(value, name);
    } catch {
      return MARKS.unreadable;
    }
  }

  #formJson(form: GroupForm | BytesText | Told, isInList: boolean): string | undefined {
    if (form instanceof BytesText) {
      return this.#texts.bytesJson(form);
    }
    if ('told' in form) {
      return form.kind === 'value' ? this.write(form.told, '', isInList) : this.#texts.toldJson(form);
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
    const kept = Math.min(readableCount(form), room.each);
    if (kept * 2 > room.left) {
      return room.giveUp((room.left >> 1) + 1);
    }
    room.take(2);
    const block = this.#blocks.begin(this.#path.length, form.length);
    let { json, next, previous } = NOTHING_WRITTEN;
    let dueBelow = block?.lookBelow ?? NEVER_BELOW;
    const plainItems = kept > LONG_LIST ? this.#plainItems(form, kept) : undefined;
    let end = kept;
    while (next < end && !room.isOver) {
      const first = next;
      const plain = plainItems?.at(next, previous);
      if (plain === undefined) {
        json = room.join(json, this.#item(form, next, previous, isInList));
        previous = this.#written;
        next += 1;
      } else {
        json = room.join(json, plain.json);
        previous = undefined;
        next += plain.count;
      }
      if (form.isProxy) {
        end = this.#questions.endOf(end, next, next - first);
      }
      if ((room.left < dueBelow || next === end) && block?.isDue(next, next === end) === true) {
        ({ json, next, previous } = block.end({ json, next, previous }));
        dueBelow = block.lookBelow;
      }
    }
    room.note(next);
    return listJson(json, next, length);
  }

  #plainItems(form: GroupForm, count: number): PlainItems | undefined {
    // If each piece is examined by itself, it may lack the name that shows that this is a list of headers.
    const isAlone = !this.#texts.canJoin || (this.#texts.isCareful && isListOfHeaders(form));
    const { holder: list } = form;
    const tools = { room: this.room, texts: this.#texts, memory: this.#memory };
    const canCopy = this.#path.length < DEPTH_MAX;
    return !isAlone && Array.isArray(list) ? new PlainItems(list, count, { ...tools, canCopy }) : undefined;
  }

  #item(form: GroupForm, index: number, previous: unknown, isInList: boolean): string {
    const isNamed =
      mayBeName(previous) && isNamedByItem(previous, { index, list: form, isInList }, this.#keys);
    const value = isNamed ? undefined : readMember(form, index);
    const isSecret = isNamed || isUser(previous, value, form);
    const json = isSecret ? this.room.count(MARKS.redacted) : this.write(value, index, true);
    this.#written = value;
    return json ?? this.room.count('null');
  }

  #members(form: GroupForm, names: readonly string[]): string {
    const { room } = this;
    room.take(2);
    const block = this.#blocks.begin(this.#path.length, form.length);
    // Of a very large object not all members were copied.
    let end = Math.min(names.length, form.length, room.each);
    let { json, next, previous } = NOTHING_WRITTEN;
    let dueBelow = block?.lookBelow ?? NEVER_BELOW;
    let isCut = false;
    while (next < end && !room.isOver) {
      const name = names[next] ?? '';
      if (name.length <= room.each) {
        json = this.#member(json, form, next, name);
      } else {
        isCut = true;
      }
      next += 1;
      if (form.isProxy) {
        end = this.#questions.endOf(end, next, 1);
      }
      // The first comparison is cheap and mostly false, so that `isDue` is seldom called.
      if ((room.left < dueBelow || next === end) && block?.isDue(next, next === end) === true) {
        ({ json, next, previous } = block.end({ json, next, previous }));
        dueBelow = block.lookBelow;
      }
    }
    room.note(next);
    return objectJson(json, isCut ? countShort(names, next, room.each) : next, form.length);
  }

  /** The JSON so far, with this member added unless JSON leaves it out. */
  #member(before: string, form: GroupForm, index: number, name: string): string {
    const { room } = this;
    room.visit();
    room.note(name.length);
    if (form.isPlain) {
      const value = this.write(readMember(form, index), name);
      return value === undefined ? before : room.join(before, room.count(`"${name}":`) + value);
    }
    const key = form.keys?.[index] ?? this.#keys.oneOf(form.length, name);
    const isHidden = !form.isOpen && isHiddenMember(form, index, key, this.#keys);
    const value = isHidden ? room.count(MARKS.redacted) : this.write(readMember(form, index), name);
    return value === undefined
      ? before
      : before + (room.count(before === '' ? key.json : key.nextJson) + value);
  }
}
