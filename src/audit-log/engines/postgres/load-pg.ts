import { requirePackage } from '../worker/require-package';
import type { PgDriver } from './pg-client';

/**
 * Loads `pg`. Only who uses PostgreSQL has it, so that no bundler may look for it.
 *
 * @throws what the loader says when it is not installed.
 */
export function loadPg(): PgDriver {
  return requirePackage('pg');
}
