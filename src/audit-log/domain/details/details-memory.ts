import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { type DetailsKeys, KEYS_KNOWN_MAX } from '../redaction/redaction';
import { dateText } from './date-text';
import { type GroupForm, groupForm, listForm, type Members, valuesOf } from './group-form';
import type { KeyGroup, KeyGroups } from './key-groups';
import { hidesValues } from './name-value';
import { BytesText, Excerpt, plainForm, TOO_LARGE } from './plain-form';
import { withoutSecretCells } from './table-cells';

/** What an object tells that is no group: text, a number, or nothing; of a date the text of it. */
export type Told =
  | { readonly told: unknown; readonly isDate: false }
  | { readonly told: string; readonly isDate: true };

/** A larger object is looked through once, and not wherever and whenever it is met. */
const MANY = 64;

/** What was found out about the objects and texts of one value, for the case that it is read more than once. */
export class DetailsMemory {
  readonly #membersMax: number;
  readonly #keys: DetailsKeys;
  readonly #groups: KeyGroups | undefined;
  #forms: Map<object, GroupForm> | undefined;
  #texts: Map<string, Map<string, string>> | undefined;
  #proxyNamesLeft: number;

  constructor(bytesMax: number, keys: DetailsKeys, groups?: KeyGroups) {
    this.#keys = keys;
    this.#groups = groups;
    this.#membersMax = bytesMax >> 1;
    this.#proxyNamesLeft = 4 * bytesMax;
  }

  /** What an object is in the terms of JSON, one level deep; of one without members, its JSON. Throws what reading it throws. */
  formOf(source: object): GroupForm | BytesText | Told | '{}' | '[]' {
    const known = this.#forms?.get(source);
    if (known !== undefined) {
      return known;
    }
    // Nearly all are: this spares them most of the questions.
    if (types.isProxy(source)) {
      return this.#oddForm(source);
    }
    if (isPlain(source)) {
      return this.#plainGroup(source);
    }
    // A list may have nothing but dates.
    return types.isDate(source) ? { told: dateText(source), isDate: true } : this.#oddForm(source);
  }

  /** What was found out about a text. */
  shown(text: string, where: string): string | undefined {
    return this.#texts?.get(text)?.get(where);
  }

  /** Remembers it for the next time. */
  note(text: string, where: string, shown: string): string {
    this.#texts ??= new Map();
    const known = this.#texts.get(text) ?? new Map<string, string>();
    this.#texts.set(text, known.set(where, shown));
    return shown;
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
    return group.isTable
      ? this.#remember(source, this.#keptGroup(this.#withoutCells(source, names), names, group))
      : this.#keptGroup(source, names, group);
  }

  #keptGroup(source: Members, names: readonly string[], group: KeyGroup): GroupForm {
    const { keys, isOpen, isPair, isOfIssue } = group;
    const form = groupForm(group.names, source, names.length, { keys });
    return isOpen || (isPair && !hidesValues(form, this.#keys, isOfIssue))
      ? groupForm(group.names, valuesOf(source, names), names.length, { keys, isOpen: true })
      : form;
  }

  #withoutCells(source: Members, names: readonly string[]): Members {
    return withoutSecretCells(source, names, { keys: this.#keys, cellsMax: this.#membersMax });
  }

  #oddForm(source: object): GroupForm | BytesText | Told {
    const form = plainForm(source, this.#membersMax);
    if (!isObject(form)) {
      return { told: form, isDate: false };
    }
    if (form instanceof BytesText) {
      return form;
    }
    const group = this.#groupOf(form);
    return 'length' in group && group.length > MANY && (form === source || form instanceof Excerpt)
      ? this.#remember(source, group)
      : group;
  }

  #groupOf(form: Members): GroupForm | Told {
    if (form instanceof Excerpt) {
      const { names, values: holder, length } = form;
      return groupForm(names, holder, length, { isPlain: this.#arePlain(names ?? []) });
    }
    if (Array.isArray(form)) {
      return listForm(form);
    }
    if (!types.isProxy(form)) {
      const names = Object.keys(form);
      const isTable = this.#groups?.of(names)?.isTable === true;
      return this.#ownGroup(isTable ? this.#withoutCells(form, names) : form, names);
    }
    if (this.#proxyNamesLeft < 0) {
      return { told: TOO_LARGE, isDate: false };
    }
    const names = Reflect.ownKeys(form).filter((name) => typeof name === 'string');
    this.#proxyNamesLeft -= names.length;
    return groupForm(names, form, names.length, { isProxy: true });
  }

  #ownGroup(object: Members, names: readonly string[]): GroupForm {
    const isPlain = this.#arePlain(names);
    const holder = isPlain || this.#areReadable(names) ? valuesOf(object, names) : object;
    return groupForm(names, holder, names.length, { isPlain });
  }

  /** Whether so many members may be read at once: all of them may be kept, and what is secret is not even read. */
  #areReadable(names: readonly string[]): boolean {
    const { length } = names;
    return (
      length > MANY &&
      length <= this.#membersMax >> 2 &&
      !names.some((name) => this.#keys.oneOf(length, name).isSecret)
    );
  }

  #remember(source: object, group: GroupForm): GroupForm {
    this.#forms ??= new Map();
    this.#forms.set(source, group);
    return group;
  }

  /** What is known of fewer keys is quicker to look up, and of more than can be kept nothing is to be known. */
  #arePlain(names: readonly string[]): boolean {
    return (
      names.length > KEYS_KNOWN_MAX && names.length <= this.#membersMax >> 1 && this.#keys.arePlain(names)
    );
  }
}

function isPlain(value: object): value is Members {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === Array.prototype || prototype === null) &&
    // To ask whether it has one takes twice as long as to read it.
    isObject(value) &&
    value.toJSON === undefined
  );
}
