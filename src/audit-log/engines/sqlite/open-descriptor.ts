import { type BigIntStats, fstatSync, readdirSync, statSync, writeSync } from 'node:fs';

/**
 * A descriptor with which SQLite has a file open to write; `undefined` where the system does not tell.
 *
 * It stays open for as long as any connection of this process is open on that file, because SQLite closes none before.
 */
export function findOpenDescriptor(file: string): number | undefined {
  const folder = '/dev/fd';
  const wanted = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (wanted === undefined || statSync(folder, { throwIfNoEntry: false }) === undefined) {
    return undefined;
  }
  return readdirSync(folder)
    .map(Number)
    .find((descriptor) => {
      const found = look(descriptor);
      return found?.dev === wanted.dev && found.ino === wanted.ino && mayWrite(descriptor);
    });
}

/** Connections that read have the file open as well. */
function mayWrite(descriptor: number): boolean {
  try {
    writeSync(descriptor, Buffer.alloc(0), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

/** The list of descriptors has one that was open only to read the list. */
function look(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}
