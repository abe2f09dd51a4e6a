import { BytesText } from '../details/bytes-text';
import type { DetailsMemory } from '../details/details-memory';
import { oddText } from '../details/details-scalars';
import { type GroupForm, groupForm, listForm, UNREADABLE } from '../details/group-form';
import { isObject } from '../harmless-text';

/** A value in the terms of JSON, one level deep: members or items, or something that has none. */
export type ValueForm = { readonly group: GroupForm } | { readonly leaf: unknown };

const NO_MEMBERS = groupForm([], {}, 0);
const NO_ITEMS = listForm([]);

/** A value in the form in which details would keep it: so it is compared. */
export function valueForm(value: unknown, name: string | number, memory: DetailsMemory): ValueForm {
  if (!isObject(value)) {
    return { leaf: leafOf(value) };
  }
  const form = formOf(value, name, memory);
  if (form === '{}' || form === '[]') {
    return { group: form === '{}' ? NO_MEMBERS : NO_ITEMS };
  }
  if (form === UNREADABLE || form instanceof BytesText) {
    return { leaf: form };
  }
  return 'told' in form ? { leaf: leafOf(form.told) } : { group: form };
}

/** Whether two leaves look the same in the details of an entry. */
export function areSameLeaves(one: unknown, other: unknown): boolean {
  return one instanceof BytesText && other instanceof BytesText ? one.isSame(other) : one === other;
}

function formOf(
  value: object,
  name: string | number,
  memory: DetailsMemory,
): ReturnType<DetailsMemory['formOf']> | typeof UNREADABLE {
  try {
    return memory.formOf(value, name);
  } catch {
    return UNREADABLE;
  }
}

function leafOf(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : String(value);
  }
  return value === UNREADABLE ? value : (oddText(value) ?? value);
}
