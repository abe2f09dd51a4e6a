import { types } from 'node:util';
import { isUrl } from '../../experiment/is-url';

/** Whether a file is opened in a way in which others can see it before there is anything in it. */
export function isEmptying(options: unknown): boolean {
  const isObject = typeof options === 'object' && options !== null;
  const flag: unknown = isObject && 'flag' in options ? options.flag : 'w';
  return typeof flag === 'string' && flag.startsWith('w');
}

/** Whether it names a file, and is not one that is open. */
export function isPath(file: unknown): boolean {
  return typeof file === 'string' || isUrl(file) || types.isUint8Array(file);
}

/** Whether it is a handle of a file that is open. */
export function isOpenFile(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'fd' in file;
}
