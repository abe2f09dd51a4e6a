import { types } from 'node:util';
import { isList, isObject } from '../harmless-text';
import { FAILING } from '../redaction/plain-values';
import type { DetailsKey, DetailsKeys } from '../redaction/redaction';
import { type GroupForm, peekMember } from './group-form';

/** In an object with more keys, `pass` is no result of tests. */
const RESULT_KEYS_MAX = 48;
/** Objects and lists with more members are not examined. */
const MEMBERS_MAX = 16;
const TEXT_LENGTH_MAX = 200;
const POSITION = /^(?:x|y|z|lat|lng|lon|latitude|longitude|altitude|zoom|width|height)$/i;

/** Whether a member with a secret name is no secret itself: null, a boolean, a count, or facts about a secret. */
export function isShownMember(form: GroupForm, index: number, key: DetailsKey, keys: DetailsKeys): boolean {
  if (!key.showsBooleans) {
    return false;
  }
  const value = peekMember(form, index);
  if (isObject(value)) {
    return tellsOnlyAbout(value, form.names?.[index] ?? '', keys);
  }
  return (
    value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && (key.showsNumbers || isResult(form, index)))
  );
}

/** `{ pass: 5, fail: 2 }` */
function isResult({ names = [] }: GroupForm, index: number): boolean {
  return (
    names.length <= RESULT_KEYS_MAX && names[index] === 'pass' && names.some((name) => FAILING.test(name))
  );
}

/**
 * Whether an object below a secret name says which secret it is, and not what: `{ apiKey: { id: 7 } }`. Each of its members must be
 * one that is shown beside the secret, as `apiKeyId`.
 */
function tellsOnlyAbout(value: object, name: string, keys: DetailsKeys): boolean {
  if (types.isProxy(value) || !isPlainObject(value)) {
    return false;
  }
  const members = Object.keys(value);
  return members.length <= MEMBERS_MAX && members.every((member) => tellsAbout(value, member, name, keys));
}

function tellsAbout(value: object, member: string, name: string, keys: DetailsKeys): boolean {
  const told: unknown = Object.getOwnPropertyDescriptor(value, member)?.value;
  return (
    typeof told === 'boolean' ||
    told === null ||
    isPosition(told, member) ||
    (isShort(told) && !keys.get(`${name}_${member}`).isSecret)
  );
}

/** `{ pin: { x: 5, y: 7 } }` is one on a map, also as `{ pin: { location: { lat, lng } } }`. */
function isPosition(told: unknown, member: string): boolean {
  if (!isObject(told)) {
    return typeof told === 'number' && POSITION.test(member);
  }
  return (
    !types.isProxy(told) &&
    isPlainObject(told) &&
    Object.entries(Object.getOwnPropertyDescriptors(told)).every(
      ([name, { value }]) => typeof value === 'number' && POSITION.test(name),
    )
  );
}

/** Also one of another realm. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    (!Array.isArray(value) && !types.isProxy(prototype) && Object.getPrototypeOf(prototype) === null)
  );
}

function isShort(told: unknown): boolean {
  return isShortText(told) || typeof told === 'number' || (isList(told) && isShortList(told));
}

/** No code of an item is run. */
function isShortList(list: readonly unknown[]): boolean {
  return (
    list.length <= MEMBERS_MAX &&
    Object.entries(Object.getOwnPropertyDescriptors(list)).every(
      ([place, { value: item }]) => place === 'length' || isShortText(item) || typeof item === 'number',
    )
  );
}

function isShortText(told: unknown): boolean {
  return typeof told === 'string' && told.length <= TEXT_LENGTH_MAX;
}
