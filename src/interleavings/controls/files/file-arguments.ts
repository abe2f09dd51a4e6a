import { constants } from 'node:fs';
import { types } from 'node:util';
import { isUrl } from '../../experiment/is-url';

/** What the options of `writeFile` say, as Node reads them. */
export interface WriteWanted {
  /** As it was given; nothing where it was left to Node. */
  readonly flag: unknown;
  readonly mode: unknown;
  readonly encoding: unknown;
}

/** Reads options that may be text, null or missing; Node takes null and 0 for a flag that is left out. */
export function readWriteOptions(options: unknown, usual?: string): WriteWanted {
  if (typeof options === 'string') {
    return { flag: usual, mode: undefined, encoding: options };
  }
  const { flag, mode, encoding } = Object(options);
  return { flag: flag || usual, mode, encoding };
}

/** Whether a file is opened in a way in which others can see it before there is anything in it. */
export function isEmptying({ flag = 'w' }: WriteWanted): boolean {
  return typeof flag === 'number' ? (flag & constants.O_TRUNC) !== 0 : /^x?w/.test(String(flag));
}

/** Whether it names a file, and is not one that is open. */
export function isPath(file: unknown): boolean {
  return typeof file === 'string' || isUrl(file) || types.isUint8Array(file);
}

/** Whether it is a handle of a file that is open. */
export function isOpenFile(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'fd' in file;
}

/** Whether it is text or bytes, which are written in one go. */
export function isWhole(data: unknown): boolean {
  return typeof data === 'string' || ArrayBuffer.isView(data);
}

/** Whether it gives what is to be written piece by piece. */
export function isInPieces(data: unknown): data is AsyncIterable<unknown> | Iterable<unknown> {
  const isObject = typeof data === 'object' && data !== null;
  return isObject && !isWhole(data) && (Symbol.asyncIterator in data || Symbol.iterator in data);
}
