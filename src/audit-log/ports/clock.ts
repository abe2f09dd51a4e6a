import { namesOf } from '../domain/known-names';

/** Where the audit log gets its time, and how it waits for time to pass. */
export interface Clock {
  /** Milliseconds since 1970. It may stand still or jump; entries stay in order all the same. */
  now(): number;
  /** Rings once after `durationMs` milliseconds; the function it returns cancels it. A waiting timer keeps the process alive. */
  startTimer(durationMs: number, ring: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  startTimer: (durationMs: number, ring: () => void) => {
    const timer = setTimeout(ring, durationMs);
    return () => clearTimeout(timer);
  },
});

/** Every method of a clock. */
export const clockMethods = namesOf<keyof Clock>({ now: true, startTimer: true });

/** Waits for a promise, but no longer than that: then it rejects with what `late` makes. */
export async function within<T>(
  promise: Promise<T>,
  { clock, durationMs, late }: { clock: Clock; durationMs: number; late: () => Error },
): Promise<T> {
  let cancel: () => void = () => undefined;
  const timeUp = new Promise<never>((_, reject) => {
    cancel = clock.startTimer(durationMs, () => reject(late()));
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    cancel();
  }
}
