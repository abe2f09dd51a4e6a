import { namesIn } from '../modules/replace-module';
import { isFunction } from '../seams';
import { handleMethods } from './file-handle';
import { memberOf } from './file-members';

/**
 * The names of the functions for which a fault can be injected: those of a file system, of its promises and of its handles.
 *
 * Functions that make a stream or watch a file are left out: the first use other functions, and the second do not end.
 */
export function failingNamesOf(files: object): string[] {
  const { promises = files } = files as { promises?: object };
  const names = [
    ...namesIn(files).filter((name) => `${name}Sync` in files),
    ...namesIn(promises).filter((name) => name !== 'watch' && !name.endsWith('Sync')),
  ].filter((name) => isFunction(memberOf(name in files ? files : promises, name)));
  const ofHandles = [...handleMethods].filter((name) => typeof name === 'string');
  return [...new Set([...names, ...ofHandles])];
}
