import { clearTimeout, setTimeout } from 'node:timers';
import { namesOf } from '../domain/known-names';

/** Where the audit log gets its time, and how it waits for time to pass. */
export interface Clock {
  /** Milliseconds since 1970. It may stand still or jump; entries stay in order all the same. */
  now(): number;
  /** Rings once after `durationMs` milliseconds; the function it returns cancels it. A waiting timer keeps the process alive. */
  startTimer(durationMs: number, ring: () => void): () => void;
  /**
   * The same, but a waiting timer does not keep the process alive. A log that has given up tries again when it rings; where
   * the clock has no such timers, it waits for the next call.
   */
  startIdleTimer?(durationMs: number, ring: () => void): () => void;
  /**
   * Milliseconds since any moment, which never go back. They show that {@link Clock.now} has jumped forward. If the clock does not have
   * them, only a jump back is noted, and `retention` uses those of the machine, unless {@link Clock.isMovedByHand}.
   */
  monotonic?(): number;
  /**
   * Whether a test or an explorer of races moves the clock. If a timer of the clock should have rung long ago, the log rings it itself.
   * With a clock that is moved by hand it does not, and starts no timer of the machine for that.
   *
   * @defaultValue false
   */
  readonly isMovedByHand?: boolean | undefined;
}

// Taken when this file is loaded, and from behind the fakes that have replaced them by then. Otherwise a test that fakes the timers of its
// program would stop the log, and the log would still be stopped when the test is over.
const startReal = beforeFakes(setTimeout, 'setTimeout');
const stopReal = beforeFakes(clearTimeout, 'clearTimeout');
const { now } = beforeFakes(Date, 'Date');
const monotonic = performance.now.bind(performance);
const { timeOrigin } = performance;

/** The clock of the machine. */
export const systemClock: Required<Clock> = Object.freeze({
  isMovedByHand: false,
  now: () => now(),
  startTimer: (durationMs: number, ring: () => void) => {
    const timer = startReal(ring, durationMs);
    return () => stopReal(timer);
  },
  startIdleTimer: (durationMs: number, ring: () => void) => {
    const timer = startReal(ring, durationMs);
    timer.unref();
    return () => stopReal(timer);
  },
  monotonic,
});

/** The latest time that fits into an id, in milliseconds since 1970: 48 bits, in the year 10889. */
export const TIME_MAX = 2 ** 48 - 1;

/**
 * The time if no clock gives any, not even that of the machine: when the process began, plus what has passed since. Always a time that fits
 * into an id.
 */
export function timeWithoutClock(): number {
  const time = Math.trunc(timeOrigin + monotonic());
  return time >= 0 && time <= TIME_MAX ? time : 0;
}

/** The methods that every clock has. */
export const clockMethods = namesOf<'now' | 'startTimer'>({ now: true, startTimer: true });

/** The longest wait that a timer of the machine can hold, in milliseconds. Set to more, it rings at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** How long somebody waits. */
interface Patience {
  readonly clock: Clock;
  /** If undefined, there is no limit. */
  readonly durationMs: number | undefined;
  readonly late: () => Error;
}

/** Waits for a promise, at most for `durationMs`: then it rejects with the error that `late` makes. */
export async function within<T>(promise: Promise<T>, { clock, durationMs, late }: Patience): Promise<T> {
  if (durationMs === undefined) {
    return await promise;
  }
  let cancel: () => void = () => undefined;
  const timeUp = new Promise<never>((_, reject) => {
    const wait = (leftMs: number): void => {
      const sliceMs = Math.min(leftMs, TIMER_MS_MAX);
      cancel = clock.startTimer(sliceMs, () => (leftMs > sliceMs ? wait(leftMs - sliceMs) : reject(late())));
    };
    wait(durationMs);
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    cancel();
  }
}

/**
 * What a fake has replaced: sinon, Jest and Vitest use the same library for fakes, which keeps the original on the `clock` of each fake.
 */
function beforeFakes<Real extends object>(given: Real, name: string): Real {
  const kept: unknown = Reflect.get(Object(Reflect.get(given, 'clock')), `_${name}`);
  return isLike(kept, given) ? kept : given;
}

function isLike<Real extends object>(kept: unknown, given: Real): kept is Real {
  return typeof kept === 'function' && typeof given === 'function';
}
