import { textJson } from './details-texts';
import type { GroupForm } from './group-forms';

/** A text of which only the first characters may have room. */
export interface CutText {
  readonly kind: 'text';
  /** The first characters: at least as many as can ever be kept. */
  readonly head: string;
  /** The characters of the whole text. */
  readonly length: number;
  /** How many bytes of it are counted so far. */
  counted: number;
}

/** A list or an object of which only the first members may have room. */
export class CutGroup {
  readonly kind = 'group';
  /** What it stands in. */
  readonly parent: CutGroup | undefined;
  /** Its key in there. */
  readonly name: string | number;
  /** How deep it is: 1 for the outermost. */
  readonly depth: number;
  /** The object of the caller. */
  readonly source: object;
  readonly form: GroupForm;
  /** What was made of the members so far, by their places. What JSON leaves out is `undefined`. */
  readonly shown: (CutPart | undefined)[] = [];
  /** The keys of these as JSON, with their colons. */
  readonly keys: string[] = [];
  /** The places of members whose keys had no room so far. */
  readonly waiting: number[] = [];
  /** The last item that was read. */
  previous: unknown = undefined;
  /** The next place to be read. */
  next = 0;
  /** How many members are written. */
  writtenCount = 0;

  constructor(parent: CutGroup | undefined, name: string | number, source: object, form: GroupForm) {
    this.parent = parent;
    this.name = name;
    this.depth = depthIn(parent);
    this.source = source;
    this.form = form;
  }
}

/** How deep what stands in a group is. */
export function depthIn(parent: CutGroup | undefined): number {
  return parent === undefined ? 1 : parent.depth + 1;
}

/** Whether a group is an item of a list. */
export function isInList({ parent }: CutGroup): boolean {
  return parent !== undefined && parent.form.names === undefined;
}

/** Something that is written: JSON, what is the same as JSON, or what has not all of its parts. */
export type CutPart = string | number | CutText | CutGroup;

/** A part as JSON, in which no text and no list is longer than the room, and no key. */
export function partJson(part: CutPart, room: number): string {
  if (typeof part === 'string') {
    return part;
  }
  if (typeof part === 'number') {
    return String(part);
  }
  return part.kind === 'text' ? cutTextJson(part, room) : groupJson(part, room);
}

/** The bytes of a part that is no group, without its mark. */
export function bytesOfText({ head, length }: CutText, room: number): number {
  return Buffer.byteLength(textJson(length <= room ? head : head.slice(0, room)));
}

/** What is written at the end of a part that is cut. */
export function markOf(part: CutText | CutGroup, room: number): string {
  if (part.kind === 'text') {
    return `[cut: ${Math.min(room, part.head.length)} of ${part.length} characters kept]`;
  }
  const { names, length } = part.form;
  return names === undefined
    ? `"[cut: ${room} of ${length} items kept]"`
    : `"[cut]":"${part.next - part.waiting.length} of ${length} keys kept"`;
}

function cutTextJson(text: CutText, room: number): string {
  return textJson(text.length <= room ? text.head : `${text.head.slice(0, room)}${markOf(text, room)}`);
}

function groupJson(group: CutGroup, room: number): string {
  const { names, length } = group.form;
  return names === undefined
    ? listJson(group, Math.min(length, room), room)
    : membersJson(group, names, room);
}

function listJson({ shown, form }: CutGroup, keptCount: number, room: number): string {
  const kept = shown.slice(0, keptCount);
  const parts = kept.every(isSimple)
    ? [JSON.stringify(kept).slice(1, -1)]
    : kept.map((part) => partJson(part ?? 'null', room));
  if (keptCount < form.length) {
    parts.push(`"[cut: ${keptCount} of ${form.length} items kept]"`);
  }
  return `[${parts.join(',')}]`;
}

function isSimple(part: unknown): boolean {
  return typeof part === 'number';
}

function membersJson({ shown, form, keys }: CutGroup, names: readonly string[], room: number): string {
  const end = Math.min(names.length, room);
  const parts: string[] = [];
  let keptCount = 0;
  for (let index = 0; index < end; index += 1) {
    if ((names[index]?.length ?? 0) <= room) {
      keptCount += 1;
      const part = shown[index];
      if (part !== undefined) {
        parts.push(`${keys[index]}${partJson(part, room)}`);
      }
    }
  }
  if (keptCount < form.length) {
    parts.push(`"[cut]":"${keptCount} of ${form.length} keys kept"`);
  }
  return `{${parts.join(',')}}`;
}
