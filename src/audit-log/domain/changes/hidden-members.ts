import { type GroupForm, peekMember, readMember } from '../details/group-form';
import { isHiddenMember } from '../details/name-value';
import { isNamedByItem, isUser, mayBeName } from '../details/named-items';
import type { DetailsKeys } from '../redaction/redaction';

/** A member of a group, by its number. */
export interface Member {
  readonly form: GroupForm;
  readonly index: number;
}

/** What is known of a member: its value, and whether nobody may see it. */
export interface KnownMember {
  readonly value: unknown;
  readonly isHidden: boolean;
}

/** A member of an object. The value of a secret name is read without running code of that object, as far as possible. */
export function knownMember({ form, index }: Member, name: string, keys: DetailsKeys): KnownMember {
  const isHidden = !form.isPlain && isHiddenMember(form, index, keys.oneOf(form.length, name), keys);
  return { value: isHidden ? peekMember(form, index) : readMember(form, index), isHidden };
}

/** An item of a list. The item before it may be its name, as in `['token', 'x']`. */
export function knownItem({ form, index }: Member, isInList: boolean, keys: DetailsKeys): KnownMember {
  const value = readMember(form, index) ?? null;
  const previous = index === 0 ? undefined : readMember(form, index - 1);
  const isHidden =
    isUser(previous, value, form) ||
    (mayBeName(previous) && isNamedByItem(previous, { index, list: form, isInList }, keys));
  return { value, isHidden };
}
