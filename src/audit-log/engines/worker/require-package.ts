import { findPlaces } from './find-places';

/**
 * Loads a package, or a file of it, that not everybody has installed. No bundler sees it.
 *
 * @throws what the loader says when it is not installed, or not built.
 */
export function requirePackage(name: string) {
  // Not imported: webpack would read the calls of what it knows as createRequire, and warn.
  const { createRequire } = process.getBuiltinModule('node:module');
  const loaders = findPlaces().map((place) => createRequire(place));
  // Where none finds it, the first one says so.
  const loader = loaders.find((one) => canFind(one, name)) ?? loaders[0];
  return loader?.(name);
}

function canFind(loader: NodeJS.Require, name: string): boolean {
  try {
    loader.resolve(name);
    return true;
  } catch {
    return false;
  }
}
