import { constants } from 'node:fs';
import { types } from 'node:util';
import { isUrl } from '../../experiment/is-url';

/** The options of `writeFile`, as Node interprets them. */
export interface WriteWanted {
  /** As it was given; undefined if Node's default applies. */
  readonly flag: unknown;
  readonly mode: unknown;
  readonly encoding: unknown;
}

/** Reads options that may be a string, null or missing. Like Node, takes the flags null and 0 as left out. */
export function readWriteOptions(options: unknown, usual?: string): WriteWanted {
  if (typeof options === 'string') {
    return { flag: usual, mode: undefined, encoding: options };
  }
  const { flag, mode, encoding } = Object(options);
  return { flag: flag || usual, mode, encoding };
}

/** Whether opening with these options truncates the file, so that others can see it empty before it is written. */
export function isEmptying({ flag = 'w' }: WriteWanted): boolean {
  return typeof flag === 'number' ? (flag & constants.O_TRUNC) !== 0 : /^x?w/.test(String(flag));
}

/** Whether the argument is the path of a file, and not an open file. */
export function isPath(file: unknown): boolean {
  return typeof file === 'string' || isUrl(file) || types.isUint8Array(file);
}

/** Whether the argument is a file handle. */
export function isOpenFile(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'fd' in file;
}

/** Whether the data is a string or bytes, which are written in one call. */
export function isWhole(data: unknown): boolean {
  return typeof data === 'string' || ArrayBuffer.isView(data);
}

/** Whether the data is an iterable, which is written piece by piece. */
export function isInPieces(data: unknown): data is AsyncIterable<unknown> | Iterable<unknown> {
  const isObject = typeof data === 'object' && data !== null;
  return isObject && !isWhole(data) && (Symbol.asyncIterator in data || Symbol.iterator in data);
}
