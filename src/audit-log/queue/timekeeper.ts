import { timeWithoutClock } from '../ports/clock';
import type { SafeClock } from '../ports/safe-clock';

/** What the clock did: it said `from`, and then at once `to`. */
export interface ClockJump {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970. */
  readonly to: number;
  /** How many jumps were not noted since the one before. */
  readonly unnoted: number;
}

/** How far a clock may be set back, or be ahead of the time that has passed, before this counts as a jump, in milliseconds. */
const BACK_MS_MAX = 2000;
const AHEAD_MS_MAX = 60_000;
/** At most one jump is noted in this time, in milliseconds: a clock that jumps with each reading must not fill the log. */
const NOTE_WAIT_MS = 60_000;

/** Tells the time as the clock does, right or wrong. Notes when the clock jumps, and estimates the time when it gives none. */
export class Timekeeper {
  readonly #clock: SafeClock;
  #latest = Number.NEGATIVE_INFINITY;
  /** A reading of the clock, and the monotonic time at which it was taken. */
  #known: { readonly time: number; readonly at: number } | undefined;
  #checkFrom = Number.NEGATIVE_INFINITY;
  #jump: ClockJump | undefined;
  #notedAt = Number.NEGATIVE_INFINITY;
  #unnoted = 0;

  constructor(clock: SafeClock) {
    this.#clock = clock;
  }

  /** Whole milliseconds since 1970. */
  now(): number {
    const reading = this.#clock.now();
    if (Number.isNaN(reading)) {
      return this.#carryOn();
    }
    if (reading < this.#latest - BACK_MS_MAX) {
      this.#noteJump(this.#latest, reading);
    } else if (reading >= this.#checkFrom) {
      this.#checkAhead(reading);
    }
    if (reading > this.#latest) {
      this.#latest = reading;
    }
    return reading;
  }

  /** Returns the jump that has yet to be recorded, only once. */
  takeJump(): ClockJump | undefined {
    const jump = this.#jump;
    this.#jump = undefined;
    return jump;
  }

  /** Runs once a minute, which is enough and costs nothing in between. Without a monotonic clock it runs at each reading. */
  #checkAhead(reading: number): void {
    const from = this.#expected();
    if (this.#clock.isMonotonic && from !== undefined && reading - from > AHEAD_MS_MAX) {
      this.#noteJump(from, reading);
    } else {
      this.#know(reading);
    }
  }

  #noteJump(from: number, to: number): void {
    this.#know(to);
    this.#latest = to;
    const at = this.#clock.monotonic();
    if (at - this.#notedAt < NOTE_WAIT_MS) {
      this.#unnoted += 1;
      return;
    }
    this.#notedAt = at;
    this.#jump = { from, to, unnoted: this.#unnoted };
    this.#unnoted = 0;
  }

  #know(time: number): void {
    this.#known = { time, at: this.#clock.monotonic() };
    this.#checkFrom = this.#clock.isMonotonic ? time + AHEAD_MS_MAX : Number.NEGATIVE_INFINITY;
  }

  #carryOn(): number {
    return this.#expected() ?? timeWithoutClock();
  }

  #expected(): number | undefined {
    return this.#known === undefined
      ? undefined
      : this.#known.time + Math.max(0, Math.trunc(this.#clock.monotonic() - this.#known.at));
  }
}
