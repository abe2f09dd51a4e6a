import { type BigIntStats, fstatSync, readdirSync, statSync, writeSync } from 'node:fs';

/** What the system says of a file; `undefined` where there is none. */
export function look(path: string): BigIntStats | undefined {
  // Whole numbers of any size: some file systems number their files beyond what a double can hold.
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** How many bytes it has; none where there is no file. */
export function sizeOf(stats: BigIntStats | undefined): bigint {
  return stats?.size ?? 0n;
}

/** The same text for the same file, by whatever path, and for no other. */
export function identify(stats: BigIntStats | undefined): string | undefined {
  return stats && `${stats.dev}:${stats.ino}`;
}

/**
 * A descriptor with which this process has the file open; `undefined` where there is none, or the system does not tell.
 *
 * SQLite closes none before the last connection of the process to that file has gone, so it stays open as long.
 */
export function findDescriptor(
  file: string,
  isFit: (descriptor: number) => boolean = () => true,
): number | undefined {
  return findOpen(identify(look(file)), isFit);
}

/** The same for a file that may have another name by now, or none. */
export function findOpen(
  identity: string | undefined,
  isFit: (descriptor: number) => boolean = () => true,
): number | undefined {
  return identity === undefined
    ? undefined
    : descriptors().find((descriptor) => identify(lookOpen(descriptor)) === identity && isFit(descriptor));
}

/**
 * The files that this process has open and that have no name any more, by their identity: SQLite keeps in such files what it
 * needs for a while. There are none where the system does not tell.
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

/** The list of descriptors holds one that was open only to read the list. */
function lookOpen(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}
