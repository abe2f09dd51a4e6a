import { types } from 'node:util';
import { isUserBehind, takesPassword } from '../redaction/command-secrets';
import type { DetailsKeys } from '../redaction/redaction';
import { bufferOf, byteLength } from './bytes-text';
import { type GroupForm, readMember } from './group-form';
import { HEADER_ITEMS_MAX, isHeader, isOtherHeader, isUsualHeader, mayBeginHeader } from './header-names';
import { isFlag } from './item-names';
import { NAME_LENGTH_MAX } from './name-value';

const DASH = 45;
const FLAG_LENGTH = 2;
const COMMAND_PLACES = [0, 1, 2];
const FLAG = /^--?[a-z][\w-]*$/i;

/** Whether an item of a list is a text, or bytes that may be one: the headers of some clients are bytes. */
export function mayBeName(item: unknown): item is string | Uint8Array {
  return typeof item === 'string' || (ArrayBuffer.isView(item) && types.isUint8Array(item));
}

/**
 * Whether an item of a list is secret because of the one before it: the value of a flag (`['--password', 'x']`), of a
 * header in a raw list (`['Cookie', 'x']`), or of a pair in a list of pairs (`[['token', 'x']]`).
 */
export function isNamedByItem(before: string | Uint8Array, place: ItemPlace, keys: DetailsKeys): boolean {
  if (lengthOf(before) < 2 || lengthOf(before) > NAME_LENGTH_MAX) {
    return false;
  }
  if (typeof before !== 'string') {
    return mayNameItem(before, place) && isNamedByItem(nameOf(before), place, keys);
  }
  if (before.charCodeAt(0) === DASH) {
    return FLAG.test(before) && keys.isSecret(before);
  }
  if (!isBehindName(place)) {
    return false;
  }
  const isName = isOfPair(place) || isHeader(before);
  return (
    (isName || isOtherHeader(before)) && keys.isSecret(before) && (isName || isListOfHeaders(place.list))
  );
}

/** The place of an item. */
interface ItemPlace {
  readonly index: number;
  readonly list: GroupForm;
  /** Whether the list is in another one. */
  readonly isInList: boolean;
}

function isBehindName({ index, list }: ItemPlace): boolean {
  return index % 2 === 1 && list.length % 2 === 0;
}

function isOfPair({ list, isInList }: ItemPlace): boolean {
  return list.length === 2 && isInList;
}

/** Whether one of the first names in a list shows that all are names of headers: `['Host', 'x', 'Circle-Token', 'x']`. */
export function isListOfHeaders(list: GroupForm): boolean {
  const end = Math.min(list.length, HEADER_ITEMS_MAX);
  for (let index = 0; index < end; index += 2) {
    const other = readMember(list, index);
    if (mayBeName(other) && lengthOf(other) <= NAME_LENGTH_MAX && isUsualHeader(textOf(other))) {
      return true;
    }
  }
  return false;
}

function textOf(name: string | Uint8Array): string {
  return typeof name === 'string' ? name : nameOf(name);
}

function lengthOf(name: string | Uint8Array): number {
  return typeof name === 'string' ? name.length : Number(byteLength(name));
}

/** To make text of bytes takes longer than all the rest, so it is done only for bytes that look like such a name. */
function mayNameItem(bytes: Uint8Array, place: ItemPlace): boolean {
  return isOfPair(place) || mayNameNext(bytes);
}

/** Whether an item of a list is a password, or a user with one, because the flag of a command for them comes before it. */
export function isUser(before: unknown, item: unknown, list: GroupForm): boolean {
  if (typeof item !== 'string') {
    return false;
  }
  const isBehindFlag =
    isFlag(before) &&
    (isUserBehind(before, item) || (before.length === FLAG_LENGTH && isPassword(before, list, true)));
  const isInFlag = isFlag(item) && item.length > FLAG_LENGTH;
  return isBehindFlag || (isInFlag && isPassword(item.slice(0, FLAG_LENGTH), list, false));
}

/** The command is among the first items: `['docker', 'login', '-p', 'x']`. */
function isPassword(flag: string, list: GroupForm, isApart: boolean): boolean {
  return COMMAND_PLACES.some((place) => {
    const command = readMember(list, place);
    return typeof command === 'string' && takesPassword(flag, command, isApart);
  });
}

function nameOf(bytes: Uint8Array): string {
  return bufferOf(bytes).toString();
}

/** Whether a few bytes look like a flag, or like the name of a header that may carry a credential. */
export function mayNameNext(bytes: Uint8Array): boolean {
  return mayBeginHeader(bytes[0] ?? 0, bytes[1] ?? 0) || hasDash(bytes);
}

/** Calls no method of the bytes, because a subclass may override it. */
function hasDash(bytes: Uint8Array): boolean {
  for (let index = 0; index < NAME_LENGTH_MAX && bytes[index] !== undefined; index += 1) {
    if (bytes[index] === DASH) {
      return true;
    }
  }
  return false;
}
