import { types } from 'node:util';
import {
  copyOfList,
  copyOfMembers,
  type FlatTools,
  flatListJson,
  flatMembersJson,
  isList,
} from './flat-json';
import type { GroupForm } from './group-forms';

/** A longer one would be read in vain too often. */
const MEMBERS_MAX = 48;

/**
 * A group as JSON, where all of it has room and nothing in it needs care; else nothing, and its members have to be looked at
 * one by one. Most objects of a large structure are such leaves.
 */
export function leafJson(
  { names, holder, length }: GroupForm,
  { room, isInList }: { readonly room: number; readonly isInList: boolean },
  tools: FlatTools,
): string | undefined {
  if (length > room || length > MEMBERS_MAX || types.isProxy(holder)) {
    return undefined;
  }
  if (isList(holder)) {
    return names === undefined ? flatListJson(copyOfList(holder), isInList, tools, room) : undefined;
  }
  if (names?.every((name) => name.length <= room && isPlain(name, tools)) !== true) {
    return undefined;
  }
  const copy = copyOfMembers(holder, names);
  return flatMembersJson(copy, Object.values(copy), tools, room);
}

/** Whether a member of this name can be copied, and may stand beside any other. */
function isPlain(name: string, { keys }: FlatTools): boolean {
  const { isSecret, isValuing } = keys.get(name);
  return !(isSecret || isValuing || name === '__proto__');
}
