import { resolve } from 'node:path';
import { AuditStoreError } from '../../domain/errors';
import type { CallLimits } from '../../ports/call-limits';
import { ReadOnlyEngine } from './read-only-engine';
import { copyOf, type ReadableFile, readableFile } from './readable-file';

/** Opens a file only to read it, at its place where that can be done, else from a copy. Nothing stays open when it rejects. */
export async function openForReading(path: string, limits: CallLimits): Promise<ReadOnlyEngine> {
  const file = resolve(path);
  try {
    return await openReadable(file, await readableFile(file), limits);
  } catch (error) {
    // Whoever may not even write beside it cannot use the index of the log either.
    if (error instanceof AuditStoreError && error.code === 'AUDIT_STORE_READ_ONLY') {
      return await openReadable(file, await copyOf(file), limits);
    }
    throw error;
  }
}

/** The thread has the copy open when this resolves, so that its name need not stay. */
async function openReadable(
  file: string,
  readable: ReadableFile,
  limits: CallLimits,
): Promise<ReadOnlyEngine> {
  try {
    return await ReadOnlyEngine.open(file, readable, limits);
  } finally {
    await readable.remove();
  }
}
