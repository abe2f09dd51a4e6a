import { types } from 'node:util';
import { isList, isObject } from '../harmless-text';
import { isLabelOfCount } from '../redaction/pair-names';
import { type DetailsKey, type DetailsKeys, HOST, type PairKind } from '../redaction/redaction';
import { codesOf } from '../redaction/signs/codes';
import { type GroupForm, listForm, peekMember, readMember } from './group-form';
import { isShownMember } from './shown-members';

/** A longer text is no name of a secret. */
export const NAME_LENGTH_MAX = 64;
/** A longer text is no pointer to a member: there are 32 levels, with a key of 200 characters each. */
const POINTER_LENGTH_MAX = 8192;
const SLASH = 47;
const PATH_PARTS_MAX = 32;
const PLACE_SIGN = codesOf(/[\d-]/);
/** What a validator calls the type of a value. */
const TYPES: ReadonlySet<string> = new Set(
  'undefined null string number boolean object array nan'.split(' '),
);
/** An object with more keys is no pair of a name and a value. */
const PAIR_KEYS_MAX = 48;

/**
 * Whether a member that names the value beside it names a secret: `{ name: 'token', value: 'x' }`. In a JSON pointer, and in a path as a
 * list, the last part counts that is no list index. A name that the caller has chosen to hide counts in every part.
 */
export function isSecretNaming(naming: unknown, keys: DetailsKeys): boolean {
  if (typeof naming !== 'string') {
    return isList(naming) && isSecretPath(naming, keys);
  }
  if (naming.length > POINTER_LENGTH_MAX) {
    return false;
  }
  const last = lastPart(naming);
  const isPointer = naming.charCodeAt(0) === SLASH;
  if ((isPointer ? last : naming).length <= NAME_LENGTH_MAX && keys.isSecret(last)) {
    return true;
  }
  return keys.hidesMore && isPointer && naming.split('/').some((part) => keys.isChosen(unescaped(part)));
}

/** A path in a list: `['user', 'password']`, also with an object for each part. */
function isSecretPath(path: readonly unknown[], keys: DetailsKeys): boolean {
  const parts = listForm(path);
  const first = Math.max(0, parts.length - PATH_PARTS_MAX);
  let last = '';
  for (let index = parts.length - 1; index >= first && (last === '' || keys.hidesMore); index -= 1) {
    const name = nameOfPart(readMember(parts, index));
    if (last === '' ? keys.isSecret(name) : keys.isChosen(name)) {
      return true;
    }
    last ||= name;
  }
  return false;
}

function nameOfPart(part: unknown): string {
  if (!isObject(part)) {
    return isName(part) ? part : '';
  }
  const key: unknown = types.isProxy(part) ? '' : Object.getOwnPropertyDescriptor(part, 'key')?.value;
  return isName(key) ? key : '';
}

function isName(part: unknown): part is string {
  return typeof part === 'string' && part.length <= NAME_LENGTH_MAX;
}

/** Character by character: names are short, and a call of a string method takes longer than all the rest. */
function lastPart(pointer: string): string {
  let end = pointer.length;
  for (let index = end - 1; index >= 0; index -= 1) {
    if (pointer.charCodeAt(index) === SLASH) {
      if (index === 0 || !isPlace(pointer, index + 1, end)) {
        return pointer.slice(index + 1, end);
      }
      end = index;
    }
  }
  return pointer.slice(0, end);
}

/** Whether a part of a pointer is a list index: `0`, or `-` for the place after the last. */
function isPlace(pointer: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && PLACE_SIGN[pointer.charCodeAt(at)] === 1) {
    at += 1;
  }
  return at === to && to > from;
}

function unescaped(part: string): string {
  return part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part;
}

/** Whether the values in a group are secret, because it is an object that names a secret: `{ name: 'token', value: 'x' }`. */
export function hidesValues(form: GroupForm, keys: DetailsKeys, pairKind: PairKind): boolean {
  const { names = [] } = form;
  if (names.length > PAIR_KEYS_MAX) {
    return false;
  }
  for (let index = 0; index < names.length; index += 1) {
    const key = form.keys?.[index] ?? keys.get(names[index] ?? '');
    if (key.isNaming) {
      const naming = readMember(form, index);
      const isOfIssue = pairKind === 'issue' && isObject(naming);
      const mayName = pairKind === undefined || key.pairKind === pairKind || isOfIssue;
      if (mayName && isSecretNaming(naming, keys) && !isOverCount(names[index], naming)) {
        return true;
      }
    }
  }
  return false;
}

function isOverCount(key = '', naming: unknown): boolean {
  return typeof naming === 'string' && isLabelOfCount(key, naming);
}

/** Whether a member is secret: by its own name, by the name in a member beside it, or because it contains a user. */
export function isHiddenMember(form: GroupForm, index: number, key: DetailsKey, keys: DetailsKeys): boolean {
  if (!key.mayHide) {
    return false;
  }
  const isSecret = key.isSecret ? !isShownMember(form, index, key, keys) : isUserOfHost(form, index);
  return (
    isSecret ||
    (key.isValuing &&
      hidesValues(form, keys, key.pairKind) &&
      !(key.pairKind === 'issue' && isType(form, index)))
  );
}

/** `{ path: ['password'], expected: 'string', received: 'undefined' }` */
function isType(form: GroupForm, index: number): boolean {
  const received = peekMember(form, index);
  return typeof received === 'string' && TYPES.has(received);
}

/** The host of a request of HTTP/2, which may have a user and a password before it. */
function isUserOfHost(form: GroupForm, index: number): boolean {
  if (form.names?.[index] !== HOST) {
    return false;
  }
  const host = peekMember(form, index);
  return typeof host === 'string' && host.includes('@');
}
