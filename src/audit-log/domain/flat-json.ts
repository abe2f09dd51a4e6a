import { type DetailsTexts, harmlessJson } from './details-texts';
import { isNamedByItem } from './name-value';
import type { DetailsKeys } from './redaction';

type Members = Readonly<Record<string | number, unknown>>;

/** What is needed to tell that nothing in details needs care. */
export interface FlatTools {
  readonly texts: DetailsTexts;
  readonly keys: DetailsKeys;
  /** Texts that are longer together need care: they may be far too long. */
  readonly bytesMax: number;
}

/** Stands for a member that throws when it is read. */
export const UNREADABLE = Symbol('unreadable');

/** A member, read once. */
export function readMember(holder: object, key: string | number): unknown {
  try {
    return Reflect.get(holder, key);
  } catch {
    return UNREADABLE;
  }
}

/** The items of a list, each read once: what was looked at is what is written, also where a getter says something else each time. */
export function copyOfList(list: readonly unknown[]): readonly unknown[] {
  const { length } = list;
  const copy: unknown[] = [];
  try {
    for (let index = 0; index < length; index += 1) {
      copy.push(list[index]);
    }
  } catch {
    for (let index = copy.length; index < length; index += 1) {
      copy.push(readMember(list, index));
    }
  }
  return copy;
}

/** The members of an object, each read once. */
export function copyOfMembers(object: Members, names: readonly string[]): Members {
  try {
    return { ...object };
  } catch {
    return Object.fromEntries(names.map((name) => [name, readMember(object, name)]));
  }
}

/** The same without their names. */
export function valuesOf(object: Members, names: readonly string[]): readonly unknown[] {
  try {
    return Object.values(object);
  } catch {
    return names.map((name) => readMember(object, name));
  }
}

/** A list of nothing but text, numbers and the like as JSON; nothing where an item needs more care. */
export function flatListJson(
  items: readonly unknown[],
  isInList: boolean,
  { texts, keys, bytesMax }: FlatTools,
  textMax = bytesMax,
): string | undefined {
  const { length } = items;
  let textRoom = bytesMax;
  for (let index = 0; index < length; index += 1) {
    const item = items[index];
    if (typeof item === 'string' && item.length <= textMax && textRoom >= 0) {
      textRoom -= item.length + 1;
    } else if (typeof item !== 'number' ? !isFlat(item) : !Number.isFinite(item)) {
      return undefined;
    }
  }
  return textRoom < bytesMax && (!texts.areHarmless(items.join('\n')) || hasNamed(items, isInList, keys))
    ? undefined
    : harmlessJson(JSON.stringify(items));
}

/** An object of nothing but text, numbers and the like as JSON; nothing where a member needs more care. */
export function flatMembersJson(
  copy: Members,
  values: readonly unknown[],
  { texts, bytesMax }: FlatTools,
  textMax = bytesMax,
): string | undefined {
  let all = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value === 'string' && value.length <= textMax && all.length <= bytesMax) {
      all += `${value}\n`;
    } else if (typeof value !== 'number' ? !isFlat(value) : !Number.isFinite(value)) {
      return undefined;
    }
  }
  return all === '' || texts.areHarmless(all) ? harmlessJson(JSON.stringify(copy)) : undefined;
}

function isFlat(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || value === undefined;
}

function hasNamed(items: readonly unknown[], isInList: boolean, keys: DetailsKeys): boolean {
  const { length } = items;
  for (let index = 1; index < length; index += 1) {
    if (isNamedByItem(items[index - 1], { index, length, isInList }, keys)) {
      return true;
    }
  }
  return false;
}

/** `Array.isArray` alone does not tell a readonly list from an object. */
export function isList(holder: Members | readonly unknown[]): holder is readonly unknown[] {
  return Array.isArray(holder);
}
