import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { type DetailsKeys, KEYS_KNOWN_MAX } from '../redaction/redaction';
import { BytesText } from './bytes-text';
import { dateText } from './date-text';
import { Excerpt } from './excerpt';
import { type GroupForm, groupForm, listForm, type Members, valuesOf } from './group-form';
import type { KeyGroup, KeyGroups } from './key-groups';
import { hidesValues } from './name-value';
import { isOfItsOwnKind, isPlain, isToldByMembers, tellsJson } from './object-kinds';
import { OwnName } from './own-name';
import { plainForm, TOO_LARGE } from './plain-form';
import { Questions } from './questions';
import { withoutSecretCells } from './table-cells';

/** The text of a date, or the name of an {@link OwnName}. */
export interface ToldText {
  readonly told: string;
  readonly kind: 'date' | 'name';
}

/** The value of an object that is no group: text, a number, or nothing. */
export type Told = ToldText | { readonly told: unknown; readonly kind: 'value' };

/** What an object is in the terms of JSON, one level deep. */
export type DetailsForm = GroupForm | BytesText | Told | '{}' | '[]';

/** Stands for an object that may not be read, because no question is left. */
const TOO_MANY: Told = { told: TOO_LARGE, kind: 'value' };

/** What `Object.prototype.toString` gives for an object without a tag of its own. */
const OBJECT = '[object Object]';

/** The form of an object with more members is made once and remembered. */
const MANY = 64;

/** What was found out about the objects and texts of one value, for the case that it is read more than once. */
export class DetailsMemory {
  /** How often foreign code, such as a proxy, may still be called. */
  readonly questions: Questions;
  readonly #keys: DetailsKeys;
  readonly #groups: KeyGroups | undefined;
  #forms: Map<object, GroupForm> | undefined;
  /** The prototypes of objects that have nothing but their members. */
  #classes: Set<unknown> | undefined;
  #texts: Map<string, Map<string, string>> | undefined;

  constructor(bytesMax: number, keys: DetailsKeys, groups?: KeyGroups) {
    this.#keys = keys;
    this.#groups = groups;
    this.questions = new Questions(bytesMax);
  }

  /** What an object is in the terms of JSON, one level deep; for an object without members, its JSON. Throws what reading it throws. */
  formOf(source: object, name: string | number): DetailsForm {
    const known = this.#forms?.get(source);
    if (known !== undefined) {
      return known;
    }
    // Nearly all objects are plain: these few lines spare them most of the checks.
    if (types.isProxy(source)) {
      return this.#oddForm(source, name);
    }
    const prototype: unknown = Object.getPrototypeOf(source);
    if ((isPlain(prototype) || this.#isOfKnownClass(source, prototype)) && isToldByMembers(source)) {
      const group = this.#plainGroup(source);
      if (group !== '{}' || isPlain(prototype) || !isOfItsOwnKind(source)) {
        return group;
      }
    }
    // Not left to the checks below, because a list may consist of dates only.
    return types.isDate(source) ? { told: dateText(source), kind: 'date' } : this.#oddForm(source, name);
  }

  /** The keys of an object that has nothing but its members, if none of them hides a value. Throws what reading it throws. */
  openGroupOf(source: Members): KeyGroup | undefined {
    if (types.isProxy(source)) {
      return undefined;
    }
    const prototype: unknown = Object.getPrototypeOf(source);
    if (!(isPlain(prototype) || this.#isOfKnownClass(source, prototype)) || !isToldByMembers(source)) {
      return undefined;
    }
    const names = Array.isArray(source) ? [] : Object.keys(source);
    const group = names.length === 0 ? undefined : this.#groups?.of(names);
    return group !== undefined && group.table === undefined && this.#hidesNothing(source, group)
      ? group
      : undefined;
  }

  #hidesNothing(source: Members, { isOpen, isPair, pairKind, names, keys }: KeyGroup): boolean {
    return (
      isOpen ||
      (isPair && !hidesValues(groupForm(names, source, names.length, { keys }), this.#keys, pairKind))
    );
  }

  /** The redacted form of a text, if it is remembered. */
  shown(text: string, where: string): string | undefined {
    return this.#texts?.get(text)?.get(where);
  }

  /** Remembers the redacted form of a text, and returns it. */
  note(text: string, where: string, shown: string): string {
    this.#texts ??= new Map();
    const known = this.#texts.get(text) ?? new Map<string, string>();
    this.#texts.set(text, known.set(where, shown));
    return shown;
  }

  /**
   * Whether an object has the prototype of an earlier one that has no special form. The text `[object Object]` rules out lists, errors
   * and the like, and objects with a tag of their own.
   */
  #isOfKnownClass(source: object, prototype: unknown): boolean {
    return this.#classes?.has(prototype) === true && Object.prototype.toString.call(source) === OBJECT;
  }

  #plainGroup(source: Members): GroupForm | '{}' | '[]' {
    if (Array.isArray(source)) {
      return source.length === 0 ? '[]' : listForm(source);
    }
    const names = Object.keys(source);
    if (names.length === 0) {
      return '{}';
    }
    if (names.length > MANY) {
      return this.#remember(source, this.#ownGroup(source, names));
    }
    const group = this.#groups?.of(names);
    if (group === undefined) {
      return groupForm(names, source, names.length);
    }
    const holder = this.#withoutCells(source, group);
    const kept = this.#keptGroup(holder, names.length, group);
    return holder === source ? kept : this.#remember(source, kept);
  }

  #keptGroup(holder: GroupForm['holder'], count: number, group: KeyGroup): GroupForm {
    const { names, keys, isOpen, isPair, pairKind } = group;
    const form = groupForm(names, holder, count, { keys, isOpen });
    return isPair && !hidesValues(form, this.#keys, pairKind)
      ? groupForm(names, holder, count, { keys, isOpen: true })
      : form;
  }

  #withoutCells(source: Members, group: KeyGroup): Members {
    return group.table === undefined
      ? source
      : withoutSecretCells(source, group, { keys: this.#keys, questions: this.questions });
  }

  #oddForm(source: object, name: string | number): DetailsForm {
    if (this.questions.areSpent) {
      return TOO_MANY;
    }
    if (source instanceof OwnName) {
      return { told: source.text, kind: 'name' };
    }
    this.questions.count(1);
    const form = plainForm(source, this.questions, name);
    if (!isObject(form)) {
      return { told: form, kind: 'value' };
    }
    if (form instanceof BytesText) {
      return form;
    }
    if (form instanceof Excerpt) {
      const group = this.#excerptGroup(form);
      return form.length > MANY && !tellsJson(source) ? this.#remember(source, group) : group;
    }
    if (types.isProxy(form)) {
      return this.#proxyForm(form, source);
    }
    if (form === source) {
      this.#classes ??= new Set();
      this.#classes.add(Object.getPrototypeOf(source));
    }
    return this.#plainGroup(form);
  }

  #excerptGroup({ names, values, length }: Excerpt): GroupForm {
    if (names === undefined) {
      return groupForm(undefined, values, length);
    }
    const group = names.length === 0 ? undefined : this.#groups?.of(names);
    if (group === undefined) {
      return groupForm(names, values, length, { isPlain: this.#arePlain(names) });
    }
    const isTable = group.table !== undefined && Array.isArray(values);
    return this.#keptGroup(isTable ? this.#cellsOf(values, group) : values, length, group);
  }

  /** The members of a table that is a Map, without what is secret in its rows. */
  #cellsOf(values: readonly unknown[], group: KeyGroup): Members {
    const members = group.names.map((name, index) => [name, values[index]]);
    return this.#withoutCells(Object.fromEntries(members), group);
  }

  #proxyForm(form: Members, source: object): GroupForm | Told {
    if (Array.isArray(form)) {
      const list = listForm(form);
      return list.length > MANY && form === source ? this.#remember(source, list) : list;
    }
    if (this.questions.areNamesSpent) {
      return TOO_MANY;
    }
    const names = Reflect.ownKeys(form).filter((name) => typeof name === 'string');
    this.questions.countNames(names.length);
    const group = groupForm(names, form, names.length, { isProxy: true });
    return names.length > MANY && form === source ? this.#remember(source, group) : group;
  }

  #ownGroup(object: Members, names: readonly string[]): GroupForm {
    const isPlain = this.#arePlain(names);
    const holder = isPlain || this.#areReadable(names) ? valuesOf(object, names) : object;
    return groupForm(names, holder, names.length, { isPlain });
  }

  /** Whether all of these members may be read at once: all of them may be kept, and what is secret is not even read. */
  #areReadable(names: readonly string[]): boolean {
    const { length } = names;
    return (
      length > MANY &&
      length <= this.questions.copiesMax >> 2 &&
      !names.some((name) => this.#keys.oneOf(length, name).isSecret)
    );
  }

  #remember(source: object, group: GroupForm): GroupForm {
    this.#forms ??= new Map();
    this.#forms.set(source, group);
    return group;
  }

  /** Fewer keys are looked up faster one by one. With more keys than can be kept, there is no need to know. */
  #arePlain(names: readonly string[]): boolean {
    return (
      names.length > KEYS_KNOWN_MAX &&
      names.length <= this.questions.copiesMax >> 1 &&
      this.#keys.arePlain(names)
    );
  }
}
