import { type BigIntStats, fstatSync, readdirSync, statSync, writeSync } from 'node:fs';

/** The metadata of a file; `undefined` where there is none. */
export function look(path: string): BigIntStats | undefined {
  // As bigint: some file systems have inode numbers that a double cannot hold.
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** The size of a file in bytes; 0 where there is none. */
export function sizeOf(stats: BigIntStats | undefined): bigint {
  return stats?.size ?? 0n;
}

/** Device and inode number: the same text for the same file by any path, and another one for each other file. */
export function identify(stats: BigIntStats | undefined): string | undefined {
  return stats && `${stats.dev}:${stats.ino}`;
}

/**
 * A file descriptor with which this process has the file open; `undefined` if it has none, or the system does not list
 * descriptors.
 *
 * SQLite keeps its descriptors until the last connection of the process to that file is closed, so this one stays open until
 * then.
 */
export function findDescriptor(
  file: string,
  isFit: (descriptor: number) => boolean = () => true,
): number | undefined {
  return findOpen(identify(look(file)), isFit);
}

/** Like {@link findDescriptor}, by the identity of the file: it may have another name by now, or none. */
export function findOpen(
  identity: string | undefined,
  isFit: (descriptor: number) => boolean = () => true,
): number | undefined {
  return identity === undefined
    ? undefined
    : descriptors().find((descriptor) => identify(lookOpen(descriptor)) === identity && isFit(descriptor));
}

/**
 * The files without a name (unlinked) that this process has open, by their identity, with their sizes: SQLite keeps temporary
 * data in such files. None where the system does not list descriptors.
 */
export function unnamedFiles(): ReadonlyMap<string, bigint> {
  const files = new Map<string, bigint>();
  for (const descriptor of descriptors()) {
    const stats = lookOpen(descriptor);
    const identity = identify(stats);
    if (stats?.isFile() && stats.nlink === 0n && identity !== undefined) {
      files.set(identity, stats.size);
    }
  }
  return files;
}

/** Whether a descriptor is open for writing: connections that only read have the file open as well. */
export function mayWrite(descriptor: number): boolean {
  try {
    writeSync(descriptor, Buffer.alloc(0), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

function descriptors(): number[] {
  const folder = '/dev/fd';
  return look(folder) === undefined ? [] : readdirSync(folder).map(Number);
}

/** The metadata of an open file. The list of descriptors has one that is closed by now: it was open only to read the list. */
function lookOpen(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}
