import type Driver from 'better-sqlite3';
import { findPlaces } from '../worker/find-places';

/** What the driver's own package.json says about it. */
export interface DriverPackage {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

/**
 * Loads better-sqlite3, or its package.json.
 *
 * No bundler may see it: it brings a native file along, which cannot be part of a bundle.
 *
 * @throws what the loader says when it is not installed, or not built.
 */
export function loadDriver(): typeof Driver {
  return requireDriver('better-sqlite3');
}

/** Reads what the driver says about itself, without loading it. */
export function readDriverPackage(): DriverPackage {
  return requireDriver('better-sqlite3/package.json');
}

function requireDriver(name: string) {
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
