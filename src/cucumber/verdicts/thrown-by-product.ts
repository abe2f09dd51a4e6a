import { isProxy } from 'node:util/types';
import { isFolder } from '../settings/product-folders';
import { filesOfStack, writePath } from './stack-frames';

/**
 * Whether the product threw an error: an `assert()` of the product is a crash, not a claim of the scenario.
 *
 * The innermost file outside of libraries decides. A library is a file in node_modules, unless the product itself is there.
 */
export function isThrownByProduct(error: Error, productFolders: readonly string[]): boolean {
  const [innermost = false] = ownFrames(error, productFolders);
  return innermost;
}

/**
 * Whether there is a product, but it is unknown whether it threw an error. The stack contains no file of the project, because it was cut
 * off by a small `Error.stackTraceLimit`, or does not exist.
 */
export function isUntraceable(error: Error, productFolders: readonly string[]): boolean {
  return isCutOff(error) && ownFrames(error, productFolders).length === 0 && productFolders.some(isFolder);
}

// With Node's default limit, a stack does not count as cut off: the stacks of some libraries are deep.
const usualFrames = 10;

function isCutOff(error: Error): boolean {
  const { length } = filesOfStack(error);
  if (length === 0 && isProxy(error)) {
    // Node 20 shows the stack of an error behind a Proxy, later versions do not. The verdict must be the same in all.
    return false;
  }
  return length === 0 || (length < usualFrames && length >= Error.stackTraceLimit);
}

/** The frames outside of libraries, the innermost first: for each, whether it belongs to the product. */
function ownFrames(error: Error, productFolders: readonly string[]): readonly boolean[] {
  const folders = productFolders.map(writePath);
  return filesOfStack(error).flatMap((file) => {
    const isOfProduct = file !== undefined && folders.some((folder) => isOwnFile(file, folder));
    return isOfProduct || (file !== undefined && !library.test(file)) ? [isOfProduct] : [];
  });
}

const library = /(?:^|\/)node_modules\//;

// A library inside a product folder still counts as a library.
function isOwnFile(file: string, folder: string): boolean {
  const rest = file.startsWith('./') ? restOfRelative(file, folder) : restOf(file, folder);
  return rest !== undefined && !library.test(rest);
}

function restOf(file: string, folder: string): string | undefined {
  const above = folder.replace(/\/?$/, '/');
  return file.startsWith(above) ? file.slice(above.length) : undefined;
}

// A bundler names files relative to the root of the project, which is unknown here: `./src/a.js` matches every folder that ends in `/src`.
function restOfRelative(file: string, folder: string): string | undefined {
  const parts = file.slice('./'.length).split('/');
  const depth = parts.findLastIndex(
    (_, index) => index > 0 && `${folder}/`.endsWith(`/${parts.slice(0, index).join('/')}/`),
  );
  return depth === -1 ? undefined : parts.slice(depth).join('/');
}
