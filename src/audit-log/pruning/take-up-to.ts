import type { AuditEntry } from '../domain/entry';

/** What an entry takes at least, with its indexes and its evidence, in bytes. */
export const ENTRY_BYTES = 512;

/** The first entries that take about `bytesMax` bytes at most; one at least. */
export function takeUpTo(bytesMax: number, entries: readonly AuditEntry[]): readonly AuditEntry[] {
  if (bytesMax === Number.POSITIVE_INFINITY) {
    return entries;
  }
  let bytes = 0;
  const end = entries.findIndex((entry) => {
    bytes += guessBytes(entry);
    return bytes > bytesMax;
  });
  return end === -1 ? entries : entries.slice(0, Math.max(1, end));
}

/** Guesses rather too much than too little: many fields are in an index as well. */
function guessBytes(entry: AuditEntry): number {
  return ENTRY_BYTES + 2 * Buffer.byteLength(JSON.stringify(entry));
}
