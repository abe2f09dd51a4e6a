/** What is to be cleaned up after work that this thread does now, or that was broken off. */
const pending = new Set<() => void>();

/**
 * Does work, and cleans up after it.
 *
 * Where the time limit of `node:vm` breaks off the work, no `finally` runs. A connection that stays open in its transaction would keep out
 * everybody else, also the next attempt of this process: it calls {@link cleanUpBrokenOff} first.
 */
export function withCleanUp<T>(work: () => T, cleanUp: () => void): T {
  pending.add(cleanUp);
  try {
    return work();
  } finally {
    pending.delete(cleanUp);
    cleanUp();
  }
}

/** Cleans up after work that was broken off. Call it only where no other work can be under way in this thread. */
export function cleanUpBrokenOff(): void {
  for (const cleanUp of pending) {
    pending.delete(cleanUp);
    try {
      cleanUp();
    } catch {
      // What comes next says what is wrong with the file.
    }
  }
}
