import { findPlaces } from './find-places';
import { forgetParts } from './forget-parts';

// Now, and not at the exit of a process: what the time limit of `node:vm` breaks off while Node loads a module of its own is never loaded again.
// Not imported: webpack recognises an imported createRequire, would analyse the calls of what it makes, and warn.
const { createRequire } = process.getBuiltinModule('node:module');

/**
 * Loads an optional package, or a file of it. No bundler sees it.
 *
 * @throws what the loader says when it is not installed, or not built.
 */
export function requirePackage(name: string) {
  const loaders = findPlaces().map((place) => createRequire(place));
  // If none finds the package, the first one throws.
  const finder = loaders.find((one) => canFind(one, name));
  if (finder !== undefined) {
    forgetParts(finder, name);
  }
  return (finder ?? loaders[0])?.(name);
}

function canFind(loader: NodeJS.Require, name: string): boolean {
  try {
    loader.resolve(name);
    return true;
  } catch {
    return false;
  }
}
