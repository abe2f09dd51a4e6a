import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { type DetailsKeys, KEYS_KNOWN_MAX } from '../redaction/redaction';
import { BytesText, Excerpt, plainForm, TOO_LARGE } from './plain-form';

/** The members of a list or an object, each of which is read when its turn comes. */
export interface GroupForm {
  /** The keys; `undefined` for a list. */
  readonly names: readonly string[] | undefined;
  /** What the members are read from: by their places where that is a list, else by their names. */
  readonly holder: Members | readonly unknown[];
  /** How many members there are in all. */
  readonly length: number;
  /** Whether a key counts has to be asked when its turn comes: to ask a proxy for all of them could take for ever. */
  readonly isProxy: boolean;
  /** Whether no key is secret or names a value, and each is the same in JSON. */
  readonly isPlain: boolean;
}

/** What an object tells that is no group: text, a number, or nothing. */
export interface Told {
  readonly told: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** A larger object is looked through once, and not wherever and whenever it is met. */
const MANY = 64;

/** A larger one is a hash table, mostly, whose values are read more quickly one by one. */
const VALUES_AT_ONCE_MAX = 1000;

/** What was found out about the objects and texts of one value, for the case that it is read more than once. */
export class DetailsMemory {
  readonly #membersMax: number;
  readonly #keys: DetailsKeys;
  #forms: Map<object, GroupForm> | undefined;
  #texts: Map<string, Map<string, string>> | undefined;
  #proxyNamesLeft: number;

  constructor(bytesMax: number, keys: DetailsKeys) {
    this.#keys = keys;
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
    return !types.isProxy(source) && isPlain(source) ? this.#plainGroup(source) : this.#oddForm(source);
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
    return names.length <= MANY
      ? { names, holder: source, length: names.length, isProxy: false, isPlain: false }
      : this.#remember(source, this.#ownGroup(source, names));
  }

  #oddForm(source: object): GroupForm | BytesText | Told {
    const form = plainForm(source, this.#membersMax);
    if (!isObject(form)) {
      return { told: form };
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
      return { names, holder, length, isProxy: false, isPlain: this.#arePlain(names ?? []) };
    }
    if (Array.isArray(form)) {
      return listForm(form);
    }
    if (!types.isProxy(form)) {
      return this.#ownGroup(form, Object.keys(form));
    }
    if (this.#proxyNamesLeft < 0) {
      return { told: TOO_LARGE };
    }
    const names = Reflect.ownKeys(form).filter((name) => typeof name === 'string');
    this.#proxyNamesLeft -= names.length;
    return { names, holder: form, length: names.length, isProxy: true, isPlain: false };
  }

  #ownGroup(object: Members, names: readonly string[]): GroupForm {
    const isPlain = this.#arePlain(names);
    const holder = isPlain || this.#areReadable(names) ? valuesOf(object, names) : object;
    return { names, holder, length: names.length, isProxy: false, isPlain };
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

function listForm(list: readonly unknown[]): GroupForm {
  // A proxy may say anything.
  const length = Math.max(0, list.length || 0);
  return { names: undefined, holder: list, length, isProxy: false, isPlain: false };
}

/** The values of a large object, read at once, which is far quicker; the object itself where one of them cannot be read. */
function valuesOf(object: Members, names: readonly string[]): Members | readonly unknown[] {
  try {
    const values =
      names.length > VALUES_AT_ONCE_MAX ? names.map((name) => object[name]) : Object.values(object);
    // A getter may have removed what comes after it.
    return values.length === names.length ? values : object;
  } catch {
    return object;
  }
}

function isPlain(value: object): value is Members {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === Array.prototype || prototype === null) &&
    !('toJSON' in value)
  );
}

/** Stands for a member that throws when it is read. */
export const UNREADABLE = Symbol('unreadable');

/** A member of a group, read once. */
export function readMember({ names, holder, isProxy }: GroupForm, index: number): unknown {
  try {
    if (isList(holder)) {
      return holder[index];
    }
    const name = names?.[index] ?? '';
    return !isProxy || Object.prototype.propertyIsEnumerable.call(holder, name) ? holder[name] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** A member that can be told without running any code of the object's own; else nothing. */
export function peekMember({ names, holder, isProxy }: GroupForm, index: number): unknown {
  if (isList(holder)) {
    return holder[index];
  }
  return isProxy ? undefined : Object.getOwnPropertyDescriptor(holder, names?.[index] ?? '')?.value;
}

/** `Array.isArray` alone does not tell a readonly list from an object. */
function isList(holder: Members | readonly unknown[]): holder is readonly unknown[] {
  return Array.isArray(holder);
}
