import { type BigIntStats, fstatSync, readdirSync, statSync } from 'node:fs';

/** What the system says of a file; `undefined` where there is none. */
export function look(path: string): BigIntStats | undefined {
  // Whole numbers of any size: some file systems number their files beyond what a double can hold.
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** The same text for the same file, by whatever path, and for no other. */
export function identify(stats: BigIntStats | undefined): string | undefined {
  return stats && `${stats.dev}:${stats.ino}`;
}

/** Which of the open descriptors of this process is the file. */
export function findDescriptor(identity: string | undefined): number | undefined {
  const folder = '/dev/fd';
  if (look(folder) === undefined) {
    return undefined;
  }
  return readdirSync(folder)
    .map(Number)
    .find((descriptor) => identify(lookOpen(descriptor)) === identity);
}

/** The list of descriptors holds one that was open only to read the list. */
function lookOpen(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}
