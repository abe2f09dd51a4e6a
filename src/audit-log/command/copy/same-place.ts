import { statSync } from 'node:fs';
import type { DatabaseLocation } from '../../engines/database-url';

/**
 * Whether two URLs lead to the same place, as far as that is known without connecting. To copy a log into itself does no harm: all of its
 * entries are there.
 */
export function isSamePlace(one: DatabaseLocation, other: DatabaseLocation): boolean {
  if (one.kind === 'sqlite' && other.kind === 'sqlite') {
    return fileKey(one.file) === fileKey(other.file);
  }
  return one.kind === 'postgres' && other.kind === 'postgres' && placeKey(one) === placeKey(other);
}

function fileKey(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? file : `${found.dev} ${found.ino}`;
}

/** Without the user and the password: they do not make it another place. */
function placeKey({ hosts, database, settings }: DatabaseLocation & { kind: 'postgres' }): string {
  return JSON.stringify([hosts, database, settings.options]);
}
