import { ownRejection } from '../domain/own-rejection';
import { type Clock, systemClock, TIME_MAX } from './clock';
import type { Faults } from './faults';

/** How much later than it should a timer may ring by the clock's own time, in milliseconds; then it rings without the clock. */
const LATE_MS = 2000;
/** The same by the time of the machine, where the clock stands still. */
const STOPPED_MS = 10_000;
/** Longer timers are not watched: we have none that anybody waits for in vain. */
const WATCHED_MS_MAX = 86_400_000;

type Ring = () => void;
type Cancel = () => void;
type StartTimer = (durationMs: number, ring: Ring) => unknown;

/**
 * A clock as the audit log uses it: it throws nothing, and each timer rings once, in a later turn, unless it was cancelled.
 *
 * Where a timer of the clock fails, the machine's takes its place.
 */
export class SafeClock implements Required<Clock> {
  readonly #clock: Clock;
  readonly #faults: Faults;
  readonly #machine: Required<Clock>;
  /** Whether the clock itself says how much time has passed, so that a jump forward can be told. */
  readonly isMonotonic: boolean;
  /** Whether a test moves the clock, so that its timers are not watched. */
  readonly isMovedByHand: boolean;
  #lastReading = Number.NaN;

  constructor(clock: Clock, faults: Faults, machine: Required<Clock> = systemClock) {
    this.#clock = clock;
    this.#faults = faults;
    this.#machine = machine;
    this.isMovedByHand = this.#part('isMovedByHand') === true;
    const monotonic = this.#part('monotonic');
    // The monotonic time of the machine says nothing about the time of another clock.
    this.isMonotonic =
      clock === machine || (typeof monotonic === 'function' && monotonic !== machine.monotonic);
  }

  /** Whole milliseconds since 1970; `NaN` where the clock tells no time. */
  now(): number {
    try {
      const reading: unknown = this.#clock.now();
      // Text and the like are refused, too: what looks like a time today may not tomorrow.
      if (typeof reading === 'number' && reading >= 0 && reading <= TIME_MAX) {
        this.#lastReading = Math.trunc(reading);
        return this.#lastReading;
      }
      this.#faults.tell(
        'clock',
        'The clock of an audit log gives no valid time. The log goes on from its last one.',
      );
      ownRejection(reading, () => undefined);
    } catch (error) {
      this.#faults.tell(
        'clock',
        'The clock of an audit log fails. The log goes on from its last time.',
        error,
      );
    }
    return Number.NaN;
  }

  monotonic(): number {
    if (this.#part('monotonic') === undefined) {
      return this.#machine.monotonic();
    }
    let cause: unknown;
    try {
      const reading: unknown = this.#clock.monotonic?.();
      if (typeof reading === 'number' && Number.isFinite(reading)) {
        return reading;
      }
      ownRejection(reading, () => undefined);
    } catch (error) {
      cause = error;
    }
    this.#faults.tell(
      'clock',
      "The monotonic() of an audit log's clock tells no time; the machine's is used.",
      cause,
    );
    return this.#machine.monotonic();
  }

  startTimer(durationMs: number, ring: Ring): Cancel {
    if (this.#clock === this.#machine) {
      return this.#machine.startTimer(durationMs, ring);
    }
    return this.#start(durationMs, ring, (ms, rung) => this.#clock.startTimer(ms, rung));
  }

  /** Where the clock has no such timers, none rings. */
  startIdleTimer(durationMs: number, ring: Ring): Cancel {
    if (this.#clock === this.#machine) {
      return this.#machine.startIdleTimer(durationMs, ring);
    }
    return typeof this.#part('startIdleTimer') === 'function'
      ? this.#start(durationMs, ring, (ms, rung) => this.#clock.startIdleTimer?.(ms, rung))
      : () => undefined;
  }

  #start(durationMs: number, ring: Ring, startTimer: StartTimer): Cancel {
    let isDone = false;
    const finish = () => {
      const isFirst = !isDone;
      isDone = true;
      unwatch();
      return isFirst;
    };
    const ringOnce = () => {
      if (finish()) {
        ring();
      }
    };
    const unwatch = this.#watch(durationMs, ringOnce);
    const cancel = this.#startForeign(durationMs, ringOnce, startTimer, () => isDone);
    return () => {
      if (finish()) {
        cancel();
      }
    };
  }

  #startForeign(durationMs: number, ring: Ring, startTimer: StartTimer, isDone: () => boolean): Cancel {
    const startInstead = (error: unknown) => {
      this.#faults.tell('timer', "A timer of the clock cannot be started; the machine's is used.", error);
      return isDone() ? () => undefined : this.#machine.startTimer(durationMs, ring);
    };
    let isStarting = true;
    try {
      // A timer that rings at once would do so in the middle of the code that starts it.
      const given = startTimer(durationMs, () => (isStarting ? this.#machine.startTimer(0, ring) : ring()));
      let cancel: Cancel = () => this.#cancel(given);
      ownRejection(given, (error) => {
        cancel = startInstead(error);
      });
      return () => cancel();
    } catch (error) {
      return startInstead(error);
    } finally {
      isStarting = false;
    }
  }

  #cancel(cancel: unknown): void {
    try {
      const tell = (error: unknown) =>
        this.#faults.tell('timer', 'A timer of the clock cannot be cancelled.', error);
      if (typeof cancel === 'function') {
        ownRejection(cancel(), tell);
      } else {
        this.#faults.tell('timer', 'The clock gave no function that cancels its timer.');
        ownRejection(cancel, tell);
      }
    } catch (error) {
      this.#faults.tell('timer', 'A timer of the clock cannot be cancelled.', error);
    }
  }

  /** Rings in the place of a timer that should have rung long ago. Keeps no process alive: when it ends, everything is stored anyway. */
  #watch(durationMs: number, ring: Ring): Cancel {
    if (durationMs > WATCHED_MS_MAX || this.isMovedByHand) {
      return () => undefined;
    }
    // Not read anew: a test may have prepared a fixed number of readings.
    const startedAt = this.#lastReading;
    const ringLate = () => {
      this.#faults.tell(
        'timer',
        `A timer of the clock has not rung after ${durationMs} ms, so the log goes on without it.`,
      );
      ring();
    };
    let cancel = this.#machine.startIdleTimer(durationMs + LATE_MS, () => {
      if (this.now() - startedAt >= durationMs) {
        ringLate();
      } else {
        // For the clock no time has passed: a test may move it by hand.
        cancel = this.#machine.startIdleTimer(STOPPED_MS - LATE_MS, ringLate);
      }
    });
    return () => cancel();
  }

  #part(name: keyof Clock): unknown {
    try {
      return this.#clock[name];
    } catch {
      return undefined;
    }
  }
}
