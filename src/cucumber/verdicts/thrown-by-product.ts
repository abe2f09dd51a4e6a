import { isProxy } from 'node:util/types';
import { isFolder } from '../settings/product-folders';
import { filesOfStack, writePath } from './stack-frames';

/**
 * Whether the product threw an error: an `assert()` of the product is a crash, not a claim of the scenario.
 *
 * The innermost file counts that is no library. Libraries are what is in node_modules, unless the product is there itself.
 */
export function isThrownByProduct(error: Error, productFolders: readonly string[]): boolean {
  const [innermost = false] = ownFrames(error, productFolders);
  return innermost;
}

/**
 * Whether there is a product, and nobody can tell whether it threw an error: the stack was cut off before it came to a file of
 * the project, because `Error.stackTraceLimit` is small, or there is no stack.
 */
export function isUntraceable(error: Error, productFolders: readonly string[]): boolean {
  return isCutOff(error) && ownFrames(error, productFolders).length === 0 && productFolders.some(isFolder);
}

// At the limit of Node nothing is taken for cut off: the stacks of some libraries are deep.
const usualFrames = 10;

function isCutOff(error: Error): boolean {
  const { length } = filesOfStack(error);
  if (length === 0 && isProxy(error)) {
    // Node 20 shows the stack of an error behind a Proxy, later ones do not; the verdict is the same on all.
    return false;
  }
  return length === 0 || (length < usualFrames && length >= Error.stackTraceLimit);
}

/** The frames that are in no library, the innermost first: whether each is of the product. */
function ownFrames(error: Error, productFolders: readonly string[]): readonly boolean[] {
  const folders = productFolders.map(writePath);
  return filesOfStack(error).flatMap((file) => {
    const isOfProduct = file !== undefined && folders.some((folder) => isOwnFile(file, folder));
    return isOfProduct || (file !== undefined && !library.test(file)) ? [isOfProduct] : [];
  });
}

const library = /(?:^|\/)node_modules\//;

// A library below the product is a library all the same.
function isOwnFile(file: string, folder: string): boolean {
  const rest = file.startsWith('./') ? restOfRelative(file, folder) : restOf(file, folder);
  return rest !== undefined && !library.test(rest);
}

function restOf(file: string, folder: string): string | undefined {
  const above = folder.replace(/\/?$/, '/');
  return file.startsWith(above) ? file.slice(above.length) : undefined;
}

// A bundler names files from the root of the project, wherever that is: `./src/a.js` is in every folder that ends in `/src`.
function restOfRelative(file: string, folder: string): string | undefined {
  const parts = file.slice('./'.length).split('/');
  const depth = parts.findLastIndex(
    (_, index) => index > 0 && `${folder}/`.endsWith(`/${parts.slice(0, index).join('/')}/`),
  );
  return depth === -1 ? undefined : parts.slice(depth).join('/');
}
