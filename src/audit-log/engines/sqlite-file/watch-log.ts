import { statSync } from 'node:fs';
import type { CompactProgress } from '../../ports/engine';

/** So often the files are looked at, in milliseconds. */
const LOOK_MS = 100;

/**
 * What a call comes to that rebuilds the file; meanwhile tells how far it has come.
 *
 * The thread is inside SQLite for all of that time and can tell nothing. But SQLite first gathers what is to stay in a file of
 * its own, which nobody sees, and then writes it into the log of commits, which grows to the size of the new file.
 */
export async function whileWatchingLog<T>(
  file: string,
  call: Promise<T>,
  onProgress: (progress: CompactProgress) => void,
): Promise<T> {
  const totalBytes = sizeOf(file);
  const tell = (bytes: number) => onProgress({ doneBytes: Math.min(bytes, totalBytes), totalBytes });
  tell(0);
  const watch = setInterval(() => tell(sizeOf(`${file}-wal`)), LOOK_MS);
  try {
    const outcome = await call;
    tell(totalBytes);
    return outcome;
  } finally {
    clearInterval(watch);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
