import type Driver from 'better-sqlite3';
import { requirePackage } from '../worker/require-package';

/** What the driver's own package.json says about it. */
export interface DriverPackage {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

/**
 * Loads better-sqlite3.
 *
 * No bundler may see this import: the package has a native file, which cannot be part of a bundle.
 *
 * @throws what the loader says when it is not installed, or not built.
 */
export function loadDriver(): typeof Driver {
  return requirePackage('better-sqlite3');
}

/** Reads what the driver says about itself, without loading it. */
export function readDriverPackage(): DriverPackage {
  return requirePackage('better-sqlite3/package.json');
}
