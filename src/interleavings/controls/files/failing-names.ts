import { namesIn } from '../modules/replace-module';
import { isFunction } from '../seams';
import { handleMethods } from './file-handle';
import { memberOf } from './file-members';

/** The names of the functions that may fail: those of a file system, of its promises and of its handles. */
export function failingNamesOf(files: object): string[] {
  const { promises } = files as { promises?: object };
  const names = [files, promises ?? {}].flatMap((home) =>
    namesIn(home).filter((name) => !name.endsWith('Sync') && isFunction(memberOf(home, name))),
  );
  const ofHandles = [...handleMethods].filter((name) => typeof name === 'string');
  return [...new Set([...names, ...ofHandles])];
}
