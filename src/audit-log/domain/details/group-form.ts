import { types } from 'node:util';
import type { DetailsKey } from '../redaction/redaction';

/** The members of a list or an object, each of which is read when its turn comes. */
export interface GroupForm {
  /** The keys; `undefined` for a list. */
  readonly names: readonly string[] | undefined;
  /** What the members are read from: by their indexes if this is a list, else by their names. */
  readonly holder: Members | readonly unknown[];
  /** How many members there are in all. */
  readonly length: number;
  /** Whether a Proxy makes each member. Whether a key is enumerable is asked when its turn comes: there may be very many keys. */
  readonly isProxy: boolean;
  /** Whether no key is secret or names a value, and each is the same in JSON. */
  readonly isPlain: boolean;
  /** What is known of the keys, if objects with the same keys come again and again. */
  readonly keys: readonly DetailsKey[] | undefined;
  /** Whether it is known that no key hides a value. */
  readonly isOpen: boolean;
}

/** What members are read from. */
export type Members = Readonly<Record<string, unknown>>;

type Knowledge = Pick<GroupForm, 'isProxy' | 'isPlain' | 'keys' | 'isOpen'>;

/** A larger object is mostly a hash table in V8, whose values are read faster one by one. */
const VALUES_AT_ONCE_MAX = 1000;

/** A group, with what is known of it. All are made here with all fields, so that they share one hidden class: it is read fastest. */
export function groupForm(
  names: GroupForm['names'],
  holder: GroupForm['holder'],
  length: number,
  { isProxy = false, isPlain = false, keys, isOpen = false }: Partial<Knowledge> = {},
): GroupForm {
  return { names, holder, length, isProxy, isPlain, keys, isOpen };
}

/** A list as a group. */
export function listForm(list: readonly unknown[]): GroupForm {
  const isProxy = types.isProxy(list);
  // A proxy may give any `length`.
  return groupForm(undefined, list, Math.max(0, list.length || 0), { isProxy });
}

/** The values of an object, read at once, which is far quicker; the object itself where one of them cannot be read. */
export function valuesOf(object: Members, names: readonly string[]): Members | readonly unknown[] {
  try {
    const values =
      names.length > VALUES_AT_ONCE_MAX ? names.map((name) => object[name]) : Object.values(object);
    // A getter may have removed what comes after it.
    return values.length === names.length ? values : object;
  } catch {
    return object;
  }
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

/** How many items of a list can be read: of very many not all were copied. */
export function readableCount({ holder, length, isProxy }: GroupForm): number {
  return isProxy || !isList(holder) ? length : Math.min(length, holder.length);
}

/** A member, if it can be read without running code of the object, such as a getter. */
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
