import { findPlaces } from './find-places';

/**
 * Loads an optional package, or a file of it. No bundler sees it.
 *
 * @throws what the loader says when it is not installed, or not built.
 */
export function requirePackage(name: string) {
  // Not imported: webpack recognises an imported createRequire, would analyse the calls of what it makes, and warn.
  const { createRequire } = process.getBuiltinModule('node:module');
  const loaders = findPlaces().map((place) => createRequire(place));
  // If none finds the package, the first one throws.
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
