import { describeValue, isStorable } from './harmless-text';

/** Text that looks like a URL. As a path, it would name a file or a folder in the working directory, such as `sqlite:audit.db`. */
const URL_LIKE = /^(?:sqlite:|file:|[a-z][a-z\d+.-]*:\/\/)/i;

/** How SQLite, and what is made for it, name a database that is in memory: behind any schemes. */
const MEMORY_NAME = /^(?:[a-z][a-z\d+.-]*:\/{0,3}){0,4}:?memory:(?:[?#].*)?$/is;

/** How a URL of a file says it. */
const MEMORY_MODE = /^(?:sqlite|file):[^?]*\?(?:.*&)?(?:mode=memory|vfs=memdb)(?:[&#].*)?$/is;

const FOLDER = /(?:^|[\\/])\.{0,2}$/;

/** Whether a path or a URL names a database in memory. A file of that name needs its folder before it: `./:memory:`. */
export function isInMemory(text: string): boolean {
  return MEMORY_NAME.test(text) || MEMORY_MODE.test(text);
}

/** What is given as the path of a file, and can be none; `undefined` if it can be one. A URL is not repeated: it may have a password. */
export function misnamedFile(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.trim() === '' || !isStorable(path)) {
    return describeValue(path);
  }
  if (isInMemory(path.trim())) {
    return 'a place in memory, where nothing is kept';
  }
  if (URL_LIKE.test(path)) {
    return 'a URL';
  }
  return FOLDER.test(path) ? `${describeValue(path)}, which names a folder` : undefined;
}
